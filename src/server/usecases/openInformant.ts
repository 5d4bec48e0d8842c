import { sql } from 'kysely';
import { INFORMANT_KIND, informantBinding } from '@/domain/informant/informant';
import { textOf, type FoldedDocument } from '@/domain/journal';
import { sealedIdentity, type InformantReply } from '@/wire/informants';
import type { Session } from '../auth/sessionStore';
import { jsonOf } from '../envelopes/jsonOf';
import { openCourtWrap } from '../envelopes/openCourtWrap';
import type { Gateway } from '../gateway';
import { GatewayError } from '../gatewayError';
import { visibleCases } from '../rights/visibleCases';
import { pullingWriter } from './pullingWriter';

/**
 * Tells who an informant is: to a lead who has the case, and to the officer who recorded it, as long as the case is within reach. Throws `notFound`
 * where there is none for this session, and `notAllowed` for everybody else of the case, and as `pullingWriter` does.
 */
export async function openInformant({ db, keys }: Pick<Gateway, 'db' | 'keys'>, session: Session, ref: { readonly case: string; readonly id: string; /** Of the tablet that asks. */ readonly writer: string }): Promise<InformantReply> {
  await pullingWriter(db, session, ref.writer);
  const { rows } = await sql<{ readonly body: string }>`SELECT body FROM documents WHERE court_id = ${session.courtId} AND case_id = ${ref.case} AND kind = ${INFORMANT_KIND} AND document_id = ${ref.id}
    AND case_id IN (${visibleCases(session)})`.execute(db);
  const document = rows[0] && (JSON.parse(rows[0].body) as FoldedDocument);
  if (!document) throw new GatewayError('notFound', 'There is no such informant, or it has not arrived yet.');
  if (session.role !== 'lead' && document.created.actor !== session.officerId) throw new GatewayError('notAllowed', 'Who an informant is is told to the lead and to who recorded it.');
  const wrap = sealedIdentity.safeParse(jsonOf(textOf(document, 'sealed')));
  const identity = wrap.success ? openCourtWrap(await keys.court(session.courtId), informantBinding(ref), wrap.data) : null;
  if (identity === null) throw new GatewayError('notFound', 'What was recorded of the informant does not open with the key of this court.');
  return { identity: identity.toString('utf8') };
}
