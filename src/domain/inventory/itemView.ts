import { findCategory } from './categories/registry';
import { attributePath, QUANTITY, textValue, type AttributeValues, type Category, type Finding } from './categories/category';
import { checkItem } from './checkItem';
import { commonPath, type CommonKey } from './commonLeaves';
import { itemDoubts } from './itemDoubts';
import {
  readClaims, readConfirmation, readDenominations, readItemCustodian, readLog, readOtherSeal, readTerm,
  type Clock, type Confirmation, type Denomination, type ItemClaim, type ItemCustodian, type LogEntry, type OtherSeal, type Term,
} from './itemLeaves';
import { readPlace } from '../fieldAction';
import { conflictsOf, isWithdrawn, listOf, numberOf, textOf, valueOf, type FileTag, type FoldedDocument, type Json, type Place } from '../journal';
import { readSeals, type ItemSeal } from '../seals';
import { isFen } from '../money/sumFen';
import { isPhoto } from '../photo';
import { isDay } from '../time/day';

/** An item of the list as its document tells it. What is unknown or malformed is null. */
export interface ItemView extends Readonly<Record<CommonKey, string | null>> {
  readonly id: string;
  readonly document: FoldedDocument;
  readonly label: string;
  readonly order: string;
  readonly categoryId: string | null;
  /** Null: of a newer version; shown with its raw attributes. */
  readonly category: Category | null;
  readonly name: string | null;
  readonly parent: string | null;
  readonly measure: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly valueFen: number | null;
  readonly valueSource: string | null;
  readonly owner: string | null;
  readonly holder: string | null;
  readonly place: Place | null;
  readonly note: string | null;
  readonly values: AttributeValues;
  readonly seals: readonly ItemSeal[];
  readonly claims: readonly ItemClaim[];
  readonly confirmation: Confirmation | null;
  readonly otherSeal: OtherSeal | null;
  readonly terms: Readonly<Record<Clock, Term | null>>;
  readonly custodian: ItemCustodian | null;
  readonly log: readonly LogEntry[];
  /** The day by which something perishable is to be handled. */
  readonly handleBy: string | null;
  readonly denominations: readonly Denomination[];
  readonly photos: readonly FileTag[];
  readonly findings: readonly Finding[];
  readonly conflicts: readonly string[];
  readonly withdrawn: boolean;
  readonly frozen: boolean;
}

export function itemView(document: FoldedDocument): ItemView {
  const categoryId = textOf(document, 'category');
  const category = findCategory(categoryId);
  const values: Record<string, Json | undefined> = Object.fromEntries(listOf(document, 'attr').map(({ id, value }) => [id, value]));
  values[QUANTITY] = valueOf(document, attributePath(QUANTITY));
  const text = (path: string) => filled(textOf(document, path));
  const common = (key: CommonKey) => text(commonPath(document, key));
  const handleBy = text('handleBy');
  const read = {
    id: document.id,
    document,
    label: textOf(document, 'label') ?? '',
    order: textOf(document, 'order') ?? '',
    categoryId,
    category,
    name: text('name') ?? textValue(values, 'name'),
    parent: textOf(document, 'parent'),
    measure: textOf(document, 'measure'),
    quantity: numberOf(document, 'quantity'),
    unit: textOf(document, 'unit'),
    valueFen: amount(numberOf(document, 'valueFen')),
    valueSource: text('valueSource'),
    owner: text('owner'),
    holder: text('holder'),
    place: readPlace(valueOf(document, 'place')),
    note: text('note'),
    room: common('room'),
    condition: common('condition'),
    ownershipBasis: common('ownershipBasis'),
    coOwners: common('coOwners'),
    mortgage: common('mortgage'),
    lease: common('lease'),
    exempt: common('exempt'),
    exemptReason: common('exemptReason'),
    disposition: common('disposition'),
    values,
    seals: readSeals(document),
    claims: readClaims(document),
    confirmation: readConfirmation(valueOf(document, 'confirmation')),
    otherSeal: readOtherSeal(valueOf(document, 'otherSeal')),
    terms: { physical: readTerm(document, 'physical'), registered: readTerm(document, 'registered') },
    custodian: readItemCustodian(valueOf(document, 'custodian')),
    log: readLog(document),
    handleBy: handleBy !== null && isDay(handleBy) ? handleBy : null,
    denominations: readDenominations(document),
    photos: document.files.filter(isPhoto),
    conflicts: conflictsOf(document),
    withdrawn: isWithdrawn(document),
    frozen: document.frozen !== null,
  };
  return { ...read, findings: category ? [...checkItem(category, values), ...itemDoubts(read)] : [] };
}

const amount = (value: number | null): number | null => (isFen(value) ? value : null);
const filled = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());
