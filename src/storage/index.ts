export { openStores, type OpenStoresOptions, type Stores } from './openStores';
export type { BundleContents, BundledWriter, BundlePart } from './bundleSource';
export { deviceRegistry, LAST_OFFICER, PHOTOS_ANYWAY, onStoredElsewhere, type Contact, type DeviceIdentity, type DeviceRegistry, type KnownOfficer } from './deviceRegistry';
export type { Changes, ChangeListener, StoreChange, TabChannel } from './changes';
export type { CaseIndexRow, ListedAction, NewWriterReason, PublicJwk, WriterCard, WriterRow } from './tables/rows';
export type { Certified, KnownWriter } from './tables/writers';
export { listedAction } from './tables/documents';
export { problemOf, type StorageProblem } from './problem';
export type { UnsentEntry } from './unsentEntries';
