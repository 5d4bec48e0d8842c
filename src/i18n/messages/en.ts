import type { Messages } from '../loadMessages';

/** Every en message file beside its part, as one chunk. */
export default import.meta.glob<Messages>(['../../features/*/locales/en.json', '../../{ui,app}/locales/en.json'], { eager: true, import: 'default' });
