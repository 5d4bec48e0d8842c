import type { SealRange } from '@/domain/seals';
import type { Contact } from '@/storage';
import type { Transport } from '@/sync/ports';
import type { TabletRules } from '@/wire/heartbeat';

/** What the court tells a tablet beside what it was asked. */
export interface CourtOrders {
  contact(contact: Contact): void;
  rules(rules: TabletRules): void;
  /** Every range of seal strips that this tablet was given. */
  seals(ranges: readonly SealRange[]): void;
  /** The tablet was revoked: what is unsent may still go, and then all of it is to be destroyed. */
  wipe(): void;
}

/** The same transport; what a heartbeat's answer orders is passed on. */
export const heedOrders = (transport: Transport, orders: Pick<CourtOrders, 'rules' | 'seals' | 'wipe'>): Transport => ({
  ...transport,
  async heartbeat(report) {
    const sent = await transport.heartbeat(report);
    if (sent.ok && sent.value.rules) orders.rules(sent.value.rules);
    if (sent.ok && sent.value.seals) orders.seals(sent.value.seals);
    if (sent.ok && sent.value.wipe) orders.wipe();
    return sent;
  },
});
