export * from './tablet';
