import type { FoldedDocument } from '../journal';
import { absenteesOf, formOf, paperSigners, signersOf, type FormerOutcome, type PersonOfPaper, type ReadOutcome } from '../signing';
import { paperTime } from '../transcript';
import { dutyWords, roleWords } from '../transcript/templates/wording';
import { lines } from './itemCells';
import type { PaperSignature } from './paper';
import type { PaperSource } from './paperSource';

const declined = { refused: '拒绝签名', unable: '不能签名', absent: '不在场' } as const;
const formWords = { drawn: null, fingerprint: '捺印', seal: '盖章', paper: '在纸质文书上签名，签名页照片附卷', newer: '以新版本的方式签名' } as const;
const otherRoles: Readonly<Record<string, string>> = { from: '移交人', to: '接收人', finder: '记录人', keeper: '保管人、在场人', custodian: '保管人' };

/** Everybody whose signature the paper wants, with how it ended; who is still open gets room to sign by hand, who did not come is told. */
export function signatureRows({ documents, action: actionId, transcript, snapshot }: PaperSource, of?: FoldedDocument): PaperSignature[] {
  const paper = of ?? (transcript === null ? undefined : documents.get(`transcript/${transcript}`));
  const action = documents.get(`fieldAction/${actionId}`);
  const signers = paper ? paperSigners(documents, paper) : action ? signersOf(action, null, [], snapshot) : [];
  const absentees = paper ? absenteesOf(documents, paper) : [];
  return [
    ...signers.map((signer): PaperSignature => {
      const { signed, former, left } = signer;
      return {
        name: signer.name,
        roles: rolesOf(signer),
        pictures: signed ? picturesOf(signed.outcome) : [],
        words: lines([signed ? wordsOf(signed.outcome) : left === null ? null : `中途离开${left === '' ? '' : `（${left}）`}`, ...former.map(formerWords)]) || null,
        at: signed ? paperTime(signed.at) : null,
        open: signed === null,
      };
    }),
    ...absentees.map((absent): PaperSignature => ({ name: absent.name, roles: rolesOf(absent), pictures: [], words: `未到场${absent.reason === null ? '' : `（${absent.reason}）`}`, at: null, open: false })),
  ];
}

const rolesOf = ({ roles }: PersonOfPaper): string => [...new Set(roles.map(roleWord).filter((word) => word !== ''))].join('、');

function roleWord(id: string): string {
  const dot = id.indexOf('.');
  const [group, rest] = dot < 0 ? ['', id] : [id.slice(0, dot), id.slice(dot + 1)];
  if (group === 'party' || rest === 'other') return '';
  return (group === 'duty' ? dutyWords[rest] : group === 'role' ? roleWords[rest] : otherRoles[rest]) ?? rest;
}

/** A photographed sheet is no signature to print again: it goes to the file as it is. */
const picturesOf = (outcome: ReadOutcome): string[] => (outcome.is === 'signed' && outcome.form !== 'paper' ? [outcome.file] : []);

/** What was recorded before, so that nobody takes the outcome that counts for the only one. */
function formerWords({ outcome, at, reason }: FormerOutcome): string {
  const before = `${paperTime(at)}${(wordsOf(outcome) ?? '已签名').replaceAll('\n', '，')}`;
  return reason === null ? `另于${before}；未说明更改理由，以本栏为准` : `此前于${before}；更改理由：${reason}，以本栏为准`;
}

function wordsOf(outcome: ReadOutcome): string | null {
  if (outcome.is === 'signed') return formWords[formOf(outcome)];
  if (outcome.is === 'newer') return `以新版本记录的结果：${outcome.said}`;
  const { reason, witness, recording } = outcome;
  const video = [recording?.recorder, recording?.at].filter(Boolean).join(' ');
  return [`${declined[outcome.is]}（${reason}）`, witness ? `见证人：${witness.name}` : null, video === '' ? null : `录像：${video}`].filter((part) => part !== null).join('\n');
}
