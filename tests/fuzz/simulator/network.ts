import type { SendProblem } from '@/ports/queue';
import type { Sent } from '@/sync/ports';
import type { PagesReply } from '@/wire/pull';
import type { Chance } from './chance';

interface Message {
  readonly from: object;
  readonly kind: string;
  /** What the court does when it arrives; may be repeated. */
  readonly arrive: () => Promise<Sent<unknown>>;
  readonly settle: (answer: Sent<unknown>) => void;
  /** Whose entries it brings; null: none. */
  readonly writer: string | null;
  answer: Sent<unknown> | null;
}

export type Mishap = 'none' | 'lostOnTheWay' | 'answerLost' | 'late' | 'twice';

/**
 * The line between tablets and court: a message lies in it until it is moved, in any order. Each may be lost before the court saw it or
 * after, come late, when its sender has long given up, and come twice.
 */
export class Network {
  private messages: Message[] = [];
  private ghosts: (() => Promise<Sent<unknown>>)[] = [];

  /** `mixes`: now and then something on the way gives a former answer. */
  constructor(
    readonly tell: (what: string) => void,
    private readonly mixes: Chance | null,
  ) {}

  send<T>(from: object, kind: string, arrive: () => Promise<Sent<T>>, writer: string | null = null): Promise<Sent<T>> {
    return new Promise((resolve) => this.messages.push({ from, kind, arrive, settle: resolve as (answer: Sent<unknown>) => void, writer, answer: null }));
  }

  get isEmpty(): boolean {
    return this.messages.length === 0;
  }

  get hasGhosts(): boolean {
    return this.ghosts.length > 0;
  }

  /** Moves one message: to the court, or its answer home. */
  async move(chance: Chance, mishap: Mishap): Promise<void> {
    const message = this.messages[chance.below(this.messages.length)];
    if (!message) return;
    const former = this.remembered(message);
    if (former) {
      this.tell(`${message.kind} is answered with a former answer, and never comes to the court`);
      return this.end(message, former);
    }
    const problem = chance.pick(['offline', 'timeout', 'portal', 'server'] as const);
    this.tell(`${message.kind} ${message.answer === null ? 'to' : 'from'} the court${mishap === 'none' ? '' : `: ${mishap} (${problem})`}`);
    if (mishap === 'none' || mishap === 'twice') {
      if (message.answer === null) {
        if (mishap === 'twice') this.ghosts.push(message.arrive);
        message.answer = await message.arrive();
      } else this.end(message, message.answer);
      return;
    }
    if (message.answer === null && mishap === 'late') this.ghosts.push(message.arrive);
    if (message.answer === null && mishap === 'answerLost') await message.arrive();
    this.end(message, failed(problem));
  }

  /** The last answer that came home to a push, by writer. */
  private readonly pushes = new Map<string, Sent<unknown>>();

  /** Something on the way answers a push with what it remembers of a former one, perhaps of a copy: the court never hears of it. */
  private remembered({ answer, writer }: Message): Sent<unknown> | null {
    const former = answer === null && writer !== null ? this.pushes.get(writer) : undefined;
    return former?.ok && this.mixes?.is(0.4) ? { ok: true, value: { ...(former.value as object), answers: [], forked: false } } : null;
  }

  get hasNews(): boolean {
    return this.messages.some(({ kind, answer }) => answer !== null && kind.endsWith('pages'));
  }

  /** News comes home to a tablet, if there is any on the way; to which one, and what it brings. */
  bringNews(chance: Chance): { readonly to: object; readonly pages: PagesReply['pages'] } | null {
    if (!this.hasNews) return null;
    const message = chance.pick(this.messages.filter(({ kind, answer }) => answer !== null && kind.endsWith('pages')));
    if (!message.answer) return null;
    this.tell(`${message.kind} from the court, meanwhile`);
    this.end(message, message.answer);
    return { to: message.from, pages: message.answer.ok ? (message.answer.value as PagesReply).pages : [] };
  }

  /** With no mishap: what sends goes before what asks for news, as it comes. */
  async moveFirst(): Promise<void> {
    const message = this.messages.find(({ kind }) => /heartbeat|renewal/.test(kind)) ?? this.messages.find(({ kind }) => /push|upload|check/.test(kind)) ?? this.messages[0];
    if (message) this.end(message, message.answer ?? (await message.arrive()));
  }

  /** All messages arrive at the same moment, in whatever order the database takes them; their answers lie in the line. */
  async race(): Promise<void> {
    const waiting = this.messages.filter(({ answer }) => answer === null);
    this.tell(`${waiting.map(({ kind }) => kind).join(', ')} arrive at once`);
    await Promise.all(waiting.map(async (message) => void (message.answer = await message.arrive())));
  }

  /** A message whose sender gave up arrives after all. */
  async haunt(chance: Chance): Promise<void> {
    const [ghost] = this.ghosts.splice(chance.below(this.ghosts.length), 1);
    this.tell('a late message reaches the court');
    await ghost?.();
  }

  /** The sender is no more: what it sent may still arrive. */
  forget(from: object, chance: Chance): void {
    for (const message of this.messages) if (message.from === from && message.answer === null && chance.is(0.5)) this.ghosts.push(message.arrive);
    this.messages = this.messages.filter((message) => message.from !== from);
  }

  private end(message: Message, answer: Sent<unknown>): void {
    if (message.writer !== null && answer.ok) this.pushes.set(message.writer, answer);
    this.messages = this.messages.filter((one) => one !== message);
    message.settle(answer);
  }
}

export const failed = (problem: SendProblem): Extract<Sent<never>, { ok: false }> => ({ ok: false, problem, retryAfterMs: null });
