export * from './actionRows';
export * from './isReadOnly';
export * from './readFieldAction';
export * from './suggestedClasses';
export * from './vocabulary';
