import type { Messages } from '../loadMessages';

/** Every zh-CN message file beside its part, as one chunk. */
export default import.meta.glob<Messages>(['../../features/*/locales/zh-CN.json', '../../{ui,app}/locales/zh-CN.json'], { eager: true, import: 'default' });
