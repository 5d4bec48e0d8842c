export * from './areaOfRecord';
export * from './areaUncertainty';
export * from './corner';
export * from './crossingSides';
export * from './datumSuspicion';
export * from './localMetres';
export * from './statedArea';
