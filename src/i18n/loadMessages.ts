/** Texts of one part, nested by keys. */
export interface Messages {
  [key: string]: string | Messages;
}

const languages = import.meta.glob<Record<string, Messages>>('./messages/*.ts', { import: 'default' });

/** The namespace of a message file is the folder it belongs to: features/inventory/locales/en.json → inventory. */
export function namespaceOf(path: string): string {
  return path.split('/').at(-3) ?? '';
}

/** All messages of one language, under their namespaces; a part without a file for it is left out. */
export async function loadMessages(tag: string): Promise<Messages> {
  const load = languages[`./messages/${tag}.ts`];
  const messages: Messages = {};
  for (const [path, part] of Object.entries(load ? await load() : {})) messages[namespaceOf(path)] = part;
  return messages;
}
