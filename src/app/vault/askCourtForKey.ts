import { masterBinding } from '@/domain/envelope';
import type { UnlockProblem } from '@/ports/unlock';
import type { Bytes, CipherSuite } from '@/vault/cipherSuite';
import { openCourtWrap } from '@/vault/courtWrap';
import type { VaultHeader } from '@/vault/vault';
import { RECOVERY_PATH, recoveryReply } from '@/wire/vaultRecovery';
import { httpRequest } from '../sync/httpRequest';

/** The master key of a vault, given back by the court to a key pair that was made for this one time (decisions/0001). */
export async function askCourtForKey(suite: CipherSuite, { id, officer, forCourt }: VaultHeader): Promise<{ readonly ok: true; readonly master: Bytes } | { readonly ok: false; readonly problem: UnlockProblem }> {
  if (!forCourt) return { ok: false, problem: 'noRecovery' };
  const pair = await suite.makeKeyPair('agree');
  try {
    const reply = await httpRequest({ method: 'POST', path: RECOVERY_PATH, body: { vault: id, wrap: forCourt, to: pair.publicKey }, reply: recoveryReply, timeoutMs: 20_000 });
    if (!reply.ok) return { ok: false, problem: problemOf(reply.problem) };
    return { ok: true, master: await openCourtWrap(suite, pair.privateBytes, masterBinding({ id, officer }), reply.value) };
  } finally {
    pair.privateBytes.fill(0);
  }
}

function problemOf(problem: string): UnlockProblem {
  switch (problem) {
    case 'offline':
    case 'timeout':
      return 'offline';
    case 'portal':
      return 'portal';
    case 'signedOut':
      return 'signIn';
    default:
      return 'server';
  }
}
