import { useI18n } from 'vue-i18n';
import { textOf, type FoldedDocument } from '@/domain/journal';

interface Touched {
  readonly kind: string;
  readonly id: string;
  readonly path: string;
}

/** Which document and which part of it a change touches, in words. */
export function useChangeWords(documents: () => ReadonlyMap<string, FoldedDocument>) {
  const { t, te } = useI18n();
  const known = (list: string, id: string) => (te(`transcript.${list}.${id}`) ? t(`transcript.${list}.${id}`) : t(`transcript.${list}.other`));

  function documentWord({ kind, id }: Omit<Touched, 'path'>): string {
    const document = documents().get(`${kind}/${id}`);
    const name = document && (textOf(document, 'label') ?? textOf(document, 'name') ?? textOf(document, 'title'));
    return name ? `${known('kind', kind)} ${name}` : known('kind', kind);
  }
  const pathWord = (path: string): string => known('path', path === '*' ? 'several' : (path.split('/')[0] ?? path));

  /** One line per document, with the parts that changed: 清单 A12：估值、封条. */
  function lines(changes: readonly Touched[]): { readonly key: string; readonly text: string }[] {
    const byDocument = new Map<string, Set<string>>();
    for (const change of changes) {
      const key = `${change.kind}/${change.id}`;
      byDocument.set(key, (byDocument.get(key) ?? new Set()).add(pathWord(change.path)));
    }
    return [...byDocument].map(([key, paths]) => {
      const [kind = '', ...id] = key.split('/');
      return { key, text: t('transcript.changeLine', { what: documentWord({ kind, id: id.join('/') }), parts: [...paths].join(t('transcript.listComma')) }) };
    });
  }
  return { lines, documentWord, pathWord };
}
