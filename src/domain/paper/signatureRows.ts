import { readCustodian, paperTime } from '../transcript';
import { signersOf, type Signer } from '../signing';
import { valueOf, type SigningOutcome } from '../journal';
import { dutyWords, roleWords } from '../transcript/templates/wording';
import type { PaperSignature } from './paper';
import type { PaperSource } from './paperSource';

const outcomeWords: Readonly<Record<string, string>> = { refused: '拒绝签名', unable: '不能签名', absent: '不在场' };

/** Everybody whose signature the paper wants, with how it ended; who is still open gets room to sign by hand. */
export function signatureRows({ documents, action: actionId, transcript: transcriptId, acts, snapshot }: PaperSource): PaperSignature[] {
  const action = documents.get(`fieldAction/${actionId}`);
  const transcript = transcriptId === null ? undefined : documents.get(`transcript/${transcriptId}`);
  if (!action) return [];
  return signersOf(action, transcript ? readCustodian(valueOf(transcript, 'custodian')) : null, acts, snapshot).map((signer) => ({
    name: signer.name,
    roles: signer.roles.map(roleWord).join('、'),
    pictures: signer.signed ? picturesOf(signer.signed.outcome) : [],
    words: signer.signed ? wordsOf(signer.signed.outcome) : null,
    at: signer.signed ? paperTime(signer.signed.at) : null,
  }));
}

function roleWord(id: Signer['roles'][number]): string {
  const [group = '', rest = ''] = id.split(/\.(.*)/s);
  return (group === 'duty' ? dutyWords[rest] : group === 'role' ? roleWords[rest] : id === 'custodian' ? roleWords['custodian'] : undefined) ?? rest;
}

const picturesOf = (outcome: SigningOutcome): string[] => (outcome.is === 'signed' ? [outcome.file] : []);
const wordsOf = (outcome: SigningOutcome): string | null => (outcome.is === 'signed' ? null : `${outcomeWords[outcome.is] ?? outcome.is}（${outcome.reason}）`);
