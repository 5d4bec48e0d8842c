/** Texts of one part, nested by keys. */
export interface Messages {
  [key: string]: string | Messages;
}

/** Every message file beside its part; the build puts one language into one chunk. */
const files = import.meta.glob<Messages>(['../features/*/locales/*.json', '../ui/locales/*.json', '../app/locales/*.json'], {
  import: 'default',
});

/** The namespace of a message file is the folder it belongs to: features/inventory/locales/en.json → inventory. */
export function namespaceOf(path: string): string {
  return path.split('/').at(-3) ?? '';
}

/** All messages of one language, under their namespaces; parts without a file for it are left out. */
export async function loadMessages(tag: string): Promise<Messages> {
  const mine = Object.entries(files).filter(([path]) => path.endsWith(`/${tag}.json`));
  const loaded = await Promise.all(mine.map(async ([path, load]) => [namespaceOf(path), await load()] as const));
  const messages: Messages = {};
  for (const [namespace, part] of loaded) messages[namespace] = part;
  return messages;
}
