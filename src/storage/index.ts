export { openStores, type OpenStoresOptions, type Stores } from './openStores';
export { deviceRegistry, type DeviceIdentity, type DeviceRegistry, type KnownOfficer } from './deviceRegistry';
export type { Changes, ChangeListener, StoreChange, TabChannel } from './changes';
export type { PublicJwk, WriterRow } from './tables/rows';
export { problemOf, type StorageProblem } from './problem';
export type { UnsentEntry } from './unsentEntries';
