/** Photos as evidence: what is an original, what a copy, and how far the time of one can be trusted. */
export { copyName, isCopyDeed, type CopyDeed } from './copyDeeds';
export { burnMosaic } from './burnMosaic';
export { emptyHistory, redone, undone, withMark, type MarkHistory } from './markHistory';
export { boundsOf, deedsOf, isWorthKeeping, nextNumber, type Bounds, type Mark, type MarkKind, type Point } from './marks';
export { isPhoto, photosWithCopies, type PhotoWithCopies } from './photosWithCopies';
export { timeTrust, type Capture, type TimeTrust } from './timeTrust';
