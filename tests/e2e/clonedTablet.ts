import { textOf, type FoldedDocument } from '@/domain/journal';
import { headsReply, pagesReply } from '@/wire/pull';
import { createItem } from '@tests/builders/drafts';
import { TabletWriter } from '@tests/builders/tabletWriter';
import { TestBrowser } from '@tests/server/testBrowser';

/**
 * A tablet whose profile was copied: as one writer it records an item on each copy, and the court takes the second one as a branch. Returns the
 * case's number and the name of what lies on the branch.
 */
export async function clonedTablet(origin: string, account: string): Promise<{ readonly number: string; readonly branch: string }> {
  const tablet = await TabletWriter.enrol(new TestBrowser(origin), { account, password: 'fieldwrit-demo' });
  const reply = await tablet.browser.post('/api/pull/heads', { epoch: null, digest: null, writer: tablet.id, outcomes: 0 });
  const [head] = headsReply.parse(await reply.json()).heads;
  if (!head) throw new Error(`${account} has no case`);
  const pages = await tablet.browser.post('/api/pull/page', { epoch: tablet.enrolled.epoch, writer: tablet.id, feeds: [{ ...head, n: 0 }] });
  const documents = pagesReply.parse(await pages.json()).pages.flatMap((page) => page.documents as FoldedDocument[]);
  const number = documents.flatMap((document) => (document.kind === 'case' ? (textOf(document, 'number') ?? []) : []))[0] ?? '';
  const record = (name: string) => tablet.record({ ...createItem(head.case, name, { name }), scope: head.scope });
  const root = tablet.head;
  await record('叉车');
  tablet.head = root;
  await record('装载机');
  return { number, branch: '装载机' };
}
