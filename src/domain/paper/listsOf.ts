import { inputReader } from '../transcript';
import { propertyLists, type ListedItem, type PropertyLists } from '../transcript/templates/propertyList';
import type { PaperSource } from './paperSource';

/** The action's things in the lists and with the numbers of its transcript. */
export const listsOf = ({ documents, action }: PaperSource): PropertyLists => propertyLists(inputReader(documents), documents.get(`fieldAction/${action}`), action, false);

/** Every thing of the action, at any depth: seized ones first, then those left to the debtor, then the others. */
export const everything = ({ seized, kept, others }: PropertyLists): ListedItem[] => [...seized, ...kept, ...others].flatMap(withNested);

/** A row with all that it contains. */
export const withNested = (row: ListedItem): ListedItem[] => [row, ...row.contained.flatMap(withNested)];
