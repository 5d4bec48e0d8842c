import { computed } from 'vue';
import { handoversOf, holderOf, type Handover, type HandoverParty } from '@/domain/handover';
import { readFieldAction } from '@/domain/fieldAction';
import { isKept } from '@/domain/inventory/exemption';
import { itemView, type ItemView } from '@/domain/inventory/itemView';
import { staysInPlace } from '@/domain/inventory/measures';
import { compareLabels } from '@/domain/inventory/numbering';
import { isWithdrawn, textOf, type FoldedDocument } from '@/domain/journal';
import { sealRecordsOf, sealsNow } from '@/domain/seals';
import { readTranscript } from '@/domain/transcript';
import type { LiveCase } from '@/ports/workspace';

export interface Holding {
  /** Null: never handed over, still with the team. */
  readonly holder: HandoverParty | null;
  readonly items: readonly ItemView[];
}

/** In what capacity a person present gives or takes. */
const partyRoles: Readonly<Record<string, string>> = {
  respondent: 'debtor', legalRepresentative: 'debtor', deputy: 'debtor', familyMember: 'familyMember', applicant: 'applicant', thirdParty: 'thirdParty', custodian: 'thirdParty', occupant: 'other', assistingCourt: 'otherCourt',
};

/** The hand-overs of a case, the things of an action, and who has them. */
export function useCustody(live: () => Pick<LiveCase, 'documents'>, actionId: () => string) {
  const read = new WeakMap<FoldedDocument, ItemView>();
  function view(document: FoldedDocument): ItemView {
    const known = read.get(document) ?? itemView(document);
    read.set(document, known);
    return known;
  }
  const handovers = computed(() => handoversOf(live().documents.values()));
  const own = computed(() => handovers.value.filter(({ action, withdrawn }) => action === actionId() && !withdrawn));
  const things = computed(() => {
    const found: ItemView[] = [];
    for (const document of live().documents.values())
      if (document.kind === 'item' && document.action === actionId() && !isWithdrawn(document) && textOf(document, 'parent') === null) found.push(view(document));
    return found.filter(({ category }) => category?.tangible !== false).sort((a, b) => compareLabels(a.label, b.label));
  });
  const sealed = computed(() => {
    const records = sealRecordsOf(live().documents.values());
    return [...live().documents.values()].filter(({ kind }) => kind === 'item').map(view).map((item) => ({ ...item, seals: sealsNow(item.seals, item.id, records) }));
  });
  const byId = computed(() => new Map(things.value.map((item) => [item.id, item])));

  const holdings = computed<Holding[]>(() => {
    const groups = new Map<string, { holder: HandoverParty | null; items: ItemView[] }>();
    for (const item of things.value) {
      const holder = holderOf(handovers.value, item.id);
      // What was never taken, and is not handed on either, is where it was.
      if (holder === null && (staysInPlace(item.measure) || isKept(item))) continue;
      const group = groups.get(holder?.name ?? '') ?? { holder, items: [] };
      group.items.push(item);
      groups.set(holder?.name ?? '', group);
    }
    return [...groups.values()].sort((a, b) => Number(a.holder === null) - Number(b.holder === null));
  });

  /** Everybody who may give or take: those who were there, the custodians of the papers, and who has something now. */
  const parties = computed<HandoverParty[]>(() => {
    const action = live().documents.get(`fieldAction/${actionId()}`);
    const { team, present } = action ? readFieldAction(action) : { team: [], present: [] };
    const custodians = [...live().documents.values()].flatMap((document) => {
      const custodian = document.kind === 'transcript' && document.action === actionId() && !isWithdrawn(document) ? readTranscript(document).custodian : null;
      return custodian ? [{ name: custodian.name, role: custodian.kind }] : [];
    });
    const known: HandoverParty[] = [
      ...custodians,
      ...holdings.value.flatMap(({ holder }) => holder ?? []),
      ...team.map(({ name }) => ({ name, role: 'court' })),
      ...present.filter(({ presence }) => presence !== 'absent').map(({ name, role }) => ({ name, role: partyRoles[role ?? ''] ?? 'other' })),
    ];
    return known.filter(({ name }, i) => name.trim() !== '' && known.findIndex((other) => other.name === name) === i);
  });
  const signedBy = ({ document }: Handover): number => new Set(document.acts.flatMap((act) => (act.is === 'sign' && act.snapshot === document.frozen ? [act.person.id] : []))).size;

  return { handovers, own, things, sealed, byId, holdings, parties, signedBy };
}
