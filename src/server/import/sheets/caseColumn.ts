import { need } from '../column';
import { caseNumber } from '../parsers';

/** The column by which rows of other sheets belong to a case. */
export const caseColumn = need(caseNumber, '案号', 'case', 'caseNumber');
