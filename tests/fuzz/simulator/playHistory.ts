import type { Page } from '@/wire/pull';
import { Chance } from './chance';
import { check, checkTop } from './checks';
import { Court, type Officer } from './court';
import type { CourtHouse } from './courtHouse';
import { Network, type Mishap } from './network';
import { newWriter } from './newWriter';
import { nextDeed } from './officer';
import { Tablet } from './tablet';
import { SimTime } from './time';
import { turn, Work } from './work';

const DAY_MS = 86_400_000;
/** Longer than the longest wait of any lane: after it everything that waited is due. */
const LONG_MS = 20 * 60_000;
const ROUNDS = 12;

export interface Played {
  /** What happened, one line each. */
  readonly story: readonly string[];
  readonly acts: number;
}

type Step = 'act' | 'actMeanwhile' | 'move' | 'pass' | 'race' | 'haunt' | 'crash' | 'crashWhileSaving' | 'clock' | 'quota' | 'case' | 'revoke' | 'backUp' | 'restore' | 'clone' | 'actInBoth' | 'carry';

/**
 * One history from one seed: officers act on their tablets while line, clocks, disks and the court fail in whatever way chance says; then faults
 * stop and time passes, and all must be as if nothing had failed. Throws with the story when it is not.
 */
export async function playHistory(house: CourtHouse, seed: number): Promise<Played> {
  const history = new History(house, seed);
  try {
    await history.play();
    return { story: history.story, acts: history.acts };
  } catch (error) {
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}\n${history.story.map((line) => `  ${line}`).join('\n')}`, { cause: error });
  } finally {
    history.end();
  }
}

class History {
  readonly story: string[] = [];
  acts = 0;
  private readonly chance: Chance;
  private readonly time = new SimTime();
  private readonly work = new Work();
  private readonly network: Network;
  private readonly court: Court;
  private readonly tablets: Tablet[] = [];
  private readonly revoked = new Set<string>();
  /** Emergency exports that somebody still has. */
  private readonly bundles: Uint8Array[] = [];
  /** Of a stream of its own: what came later leaves the other histories as they were. */
  private readonly more: Chance;
  private readonly has: { readonly twoTabs: boolean; readonly bundles: boolean; readonly mixUps: boolean };

  constructor(house: CourtHouse, seed: number) {
    this.chance = new Chance(seed);
    // So that the histories in seeds.ts stay what they were.
    this.more = new Chance(seed ^ 0x0b5e0003);
    this.has = { twoTabs: this.more.is(0.2), bundles: this.more.is(0.15), mixUps: this.more.is(0.15) };
    this.network = new Network((what) => this.story.push(what), this.has.mixUps ? this.more.child(1) : null);
    this.court = new Court(house.courtId(seed), house, this.time.now);
  }

  async play(): Promise<void> {
    const { chance } = this;
    const big = chance.is(0.1);
    await this.court.build(chance, big ? 3 : 2, big ? 2 : chance.between(1, 2));
    for (const [n, officer] of this.court.officers.entries()) await this.addTablet(`tablet ${n + 1}`, officer);
    const weights = this.mood();
    let left = big ? chance.between(12, 25) : chance.between(4, 9);
    while (left > 0) {
      const step = chance.weighed<Step>({ ...weights, move: this.network.isEmpty ? 0 : weights.move, actMeanwhile: this.network.hasNews ? weights.actMeanwhile * 3 : weights.actMeanwhile, race: this.network.isEmpty ? 0 : weights.race, haunt: this.network.hasGhosts ? 3 : 0 });
      if (step === 'act' || step === 'actMeanwhile' || step === 'actInBoth' || step === 'crashWhileSaving') left -= 1;
      await this.take(step);
      await this.work.quiet();
    }
    await this.calm();
  }

  end(): void {
    for (const tablet of this.tablets) tablet.stop();
  }

  /** Each history has its own troubles, so that rare ones meet often in some. */
  private mood(): Record<Step, number> {
    const { chance } = this;
    const some = (share: number, weight: number) => (chance.is(share) ? weight : 0);
    return { act: 4, actMeanwhile: 2, move: 12, pass: 3, race: some(0.3, 2), haunt: 0, crash: some(0.4, 1), crashWhileSaving: some(0.3, 1), clock: some(0.3, 1), quota: some(0.3, 1), case: some(0.35, 1), revoke: some(0.1, 0.5), backUp: some(0.25, 1.5), restore: some(0.25, 0.7), clone: some(0.15, 0.4) + (this.has.mixUps ? 0.5 : 0), actInBoth: this.has.twoTabs ? 3 : 0, carry: this.has.bundles ? 2 : 0 };
  }

  private async addTablet(name: string, officer: Officer, original: Tablet | null = null): Promise<void> {
    const { court, network, time, work } = this;
    const chance = this.chance.child(this.tablets.length);
    const writers = original ? [...original.writers] : [newWriter(uuid(chance, 1), uuid(chance, 2), null)];
    const tablet = new Tablet({ name, officer, court, network, time, work, chance, tabs: this.has.twoTabs ? 2 : 1 }, writers);
    if (original) await original.cloneTo(tablet);
    else {
      const enrolled = await court.enrol(officer, tablet.writer);
      tablet.writer.isEnrolled = enrolled.ok;
    }
    this.tablets.push(tablet);
    await tablet.boot();
    await work.quiet();
  }

  private async take(step: Step): Promise<void> {
    const { chance, court, network } = this;
    const tablet = chance.pick(this.tablets);
    switch (step) {
      case 'act':
        return this.act(tablet);
      case 'actMeanwhile': {
        // News arrives while the officer's act is being written, or the other way round.
        const news = network.bringNews(chance);
        const busy = this.tablets.find((one) => one === news?.to) ?? tablet;
        const page = news && news.pages.length > 0 ? chance.pick(news.pages) : null;
        for (let turns = chance.below(12); turns > 0; turns -= 1) await turn();
        await this.act(busy, page);
        await this.work.quiet();
        return checkTop(busy, court.cases);
      }
      case 'actInBoth':
        await Promise.all([this.act(tablet), this.act(tablet, null, 2)]);
        await this.work.quiet();
        return checkTop(tablet, court.cases);
      case 'carry':
        return this.carry(tablet);
      case 'move':
        return network.move(chance, this.mishap());
      case 'race':
        return network.race();
      case 'haunt':
        return network.haunt(chance);
      case 'pass':
        return this.pass(chance.pick([1_000, 10_000, 60_000, LONG_MS]));
      case 'crash':
        return this.restart(tablet);
      case 'crashWhileSaving': {
        const saving = this.act(tablet);
        for (let turns = chance.below(8); turns > 0; turns -= 1) await turn();
        await this.restart(tablet);
        return saving;
      }
      case 'clock':
        tablet.clockOffMs = chance.pick([0, DAY_MS, -DAY_MS, 3_652 * DAY_MS, -3_652 * DAY_MS]);
        return this.tell(`${tablet.name}: the clock jumps to ${tablet.wallIso()}`);
      case 'quota':
        tablet.failingWrites = chance.between(1, 3);
        return this.tell(`${tablet.name}: no room for the next ${tablet.failingWrites} writes`);
      case 'case':
        return this.moveCase(tablet);
      case 'revoke':
        this.revoked.add(tablet.writer.id);
        this.tell(`${tablet.name}: its writer is revoked`);
        return court.revoke(tablet.writer.id);
      case 'clone':
        if (this.tablets.length > 3) return;
        this.tell(`${tablet.name}: its profile is copied to another tablet`);
        return this.addTablet(`copy ${this.tablets.length + 1} of ${tablet.name}`, tablet.officer, tablet);
      case 'backUp':
        this.tell('the court is backed up');
        return court.backUp();
      case 'restore':
        if (await court.restore()) this.tell('the court is restored from its backup');
        return;
    }
  }

  private tell(what: string): void {
    this.story.push(what);
  }

  private mishap(): Mishap {
    const { chance } = this;
    return chance.is(0.7) ? 'none' : chance.pick(['lostOnTheWay', 'answerLost', 'late', 'twice'] as const);
  }

  private pass(ms: number): void {
    this.tell(`${ms / 1_000} s pass`);
    this.time.pass(ms);
  }

  /** On what a page changes, where it is given and shown already. */
  private async act(tablet: Tablet, page: Page | null = null, tab: 1 | 2 = 1): Promise<void> {
    const caseId = page?.case ?? this.chance.pick(this.court.cases);
    const { process } = tablet;
    const shown = await tablet.shown(caseId, tab).catch(() => null);
    if (shown === null || !shown.canWrite || tablet.process !== process) return;
    const touched = new Map([...shown.documents].filter(([, { id }]) => page?.documents.some((document) => (document as { id: string }).id === id)));
    const deed = nextDeed(this.chance, caseId, touched.size > 0 ? touched : shown.documents, () => tablet.newId(), tablet.wallIso());
    this.acts += deed.acts.length;
    const line = this.story.push(`${tablet.name}${tab === 2 ? ', second tab' : ''}: ${deed.said}`) - 1;
    const result = await tablet.record(deed.acts, deed.files, tab);
    this.story[line] += result === 'crashed' ? ' (crashed)' : result.ok ? '' : ` (not saved: ${result.problem})`;
  }

  private async restart(tablet: Tablet): Promise<void> {
    this.tell(`${tablet.name}: crashes and starts again`);
    tablet.crash();
    await tablet.boot();
  }

  /** An export is made, and it or a former one is brought to the court. */
  private async carry(tablet: Tablet): Promise<void> {
    this.tell(`${tablet.name}: an export is made`);
    this.bundles.push(await this.work.during(() => tablet.export()));
    if (this.more.is(0.3)) return;
    const which = this.more.below(this.bundles.length);
    this.tell(`export ${which + 1} is brought to the court`);
    await this.court.bring(this.bundles[which] ?? new Uint8Array());
  }

  private async moveCase(tablet: Tablet): Promise<void> {
    const { chance, court } = this;
    const caseId = chance.pick(court.cases);
    const status = chance.pick(['open', 'moved', 'closed'] as const);
    if (chance.is(0.4)) {
      this.tell(`${tablet.name}: its officer gets case ${caseId.slice(-2)}`);
      return court.giveBack(caseId, tablet.officer);
    }
    this.tell(`${tablet.name}: case ${caseId.slice(-2)} is taken from its officer (${status})`);
    return court.takeAway(caseId, tablet.officer, status);
  }

  /** Faults stop and time passes, nobody taps anything, and then all must hold (S9). */
  private async calm(): Promise<void> {
    this.tell('faults stop');
    for (const tablet of this.tablets) {
      tablet.failingWrites = 0;
      tablet.clockOffMs = 0;
    }
    while (this.network.hasGhosts) await this.network.haunt(this.chance);
    let wrong: unknown = null;
    for (let round = 0; round < ROUNDS; round += 1) {
      this.time.pass(LONG_MS);
      await this.work.quiet();
      while (!this.network.isEmpty) {
        await this.network.moveFirst();
        await this.work.quiet();
      }
      await this.court.tick();
      if (!this.tablets.every((tablet) => tablet.isEmpty)) continue;
      wrong = await check(this.court, this.tablets, this.revoked).then(() => null, (error: unknown) => error);
      if (wrong === null) return;
    }
    if (wrong !== null) throw wrong instanceof Error ? wrong : new Error(String(wrong));
    throw new Error(`still unsent after ${ROUNDS} times ${LONG_MS / 60_000} minutes: ${this.tablets.map((tablet) => `${tablet.name}: ${tablet.unrest()}`).join('; ')}`);
  }
}

/** An id like a device makes it, from the chance of the history. */
const uuid = (chance: Chance, n: number): string => `01956f2a-${n.toString(16).padStart(4, '0')}-7${chance.hex(2).slice(0, 3)}-8${chance.hex(2).slice(0, 3)}-${chance.hex(6)}`;
