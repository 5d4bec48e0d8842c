import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { revokeDevice } from '@/server/usecases/revokeDevice';
import { addCase } from '@tests/builders/courtCase';
import { buildCourt, type BuiltOfficer } from '@tests/builders/court';
import { attachTo, createItem, photoNote } from '@tests/builders/drafts';
import { photoBytes, sha256Of, TabletUpload } from '@tests/builders/tabletFiles';
import { TabletWriter } from '@tests/builders/tabletWriter';
import type { TestBrowser } from '../testBrowser';
import { startTestGateway, type TestGateway } from '../testGateway';

/** The columns of the table, in its order. `switchedOff` and `revoked` were leads of the first team: the widest right that can be lost. */
export const actors = ['nobody', 'officer', 'recorder', 'lead', 'admin', 'otherTeam', 'otherLead', 'otherCourt', 'switchedOff', 'revoked'] as const;
export type ActorName = (typeof actors)[number];

export interface Actor {
  readonly name: ActorName;
  readonly browser: TestBrowser;
  readonly account: BuiltOfficer;
  /** Whose writer it names; nobody has none and names the officer's. */
  readonly tablet: TabletWriter;
}

/** A stored photo, and where it hangs. */
export interface Photo {
  readonly case: string;
  readonly entry: string;
  readonly sha256: string;
}

export const objects = ['own', 'team', 'other', 'foreign'] as const;
export type ObjectName = (typeof objects)[number];

export interface RightsWorld {
  readonly test: TestGateway;
  /** Every `METHOD /address` that the web server knows, as it told while it was built. */
  readonly routes: ReadonlySet<string>;
  readonly actor: (name: ActorName) => Actor;
  /** own: the officer's alone; team: of the first team; other: of the second team; foreign: of another court. */
  readonly cases: Readonly<Record<ObjectName, string>>;
  readonly photos: Readonly<Record<ObjectName, Photo>>;
  readonly courtId: string;
  readonly stop: () => Promise<void>;
}

/** Two courts, two teams, a tablet for everybody, and a photo in every case. */
export async function buildRightsWorld(): Promise<RightsWorld> {
  const appFolder = await mkdtemp(join(tmpdir(), 'fieldwrit-app-'));
  await mkdir(join(appFolder, 'assets'));
  await writeFile(join(appFolder, 'index.html'), '<!doctype html><title>执行外勤</title>');
  const { test, routes } = await startAndListRoutes({ appFolder });
  const { db } = test.gateway;
  const court = await buildCourt(db);
  const elsewhere = await buildCourt(db, 'qh-gangcha');
  const second = await court.addTeam('执行二组');
  const accounts = {
    nobody: { officerId: '', account: 'nobody-here', password: 'guess' },
    officer: await court.addOfficer('zhang'),
    recorder: await court.addOfficer('shu', 'recorder'),
    lead: await court.addOfficer('wang', 'lead'),
    admin: await court.addOfficer('guan', 'admin'),
    otherTeam: await court.addOfficer('zhao', 'officer', second),
    otherLead: await court.addOfficer('qian', 'lead', second),
    otherCourt: await elsewhere.addOfficer('gao', 'lead'),
    switchedOff: await court.addOfficer('sun', 'lead'),
    revoked: await court.addOfficer('zhou', 'lead'),
  } satisfies Record<ActorName, BuiltOfficer>;
  const cases = {
    own: await addCase(db, court.courtId, 'case-own', { officer: accounts.officer.officerId }),
    team: await addCase(db, court.courtId, 'case-team', { team: court.teamId }),
    other: await addCase(db, court.courtId, 'case-other', { team: second }),
    foreign: await addCase(db, elsewhere.courtId, 'case-foreign', { team: elsewhere.teamId }),
  };

  const tablets = new Map<ActorName, TabletWriter>();
  for (const name of actors) if (name !== 'nobody') tablets.set(name, await TabletWriter.enrol(test.browser(), accounts[name]));
  const tabletOf = (name: ActorName): TabletWriter => {
    const tablet = tablets.get(name === 'nobody' ? 'officer' : name);
    if (tablet === undefined) throw new Error(`no tablet of ${name}`);
    return tablet;
  };
  const photos = {
    own: await takePhoto(tabletOf('officer'), cases.own),
    team: await takePhoto(tabletOf('lead'), cases.team),
    other: await takePhoto(tabletOf('otherTeam'), cases.other),
    foreign: await takePhoto(tabletOf('otherCourt'), cases.foreign),
  };
  await db.updateTable('officers').set({ active: false }).where('officer_id', '=', accounts.switchedOff.officerId).execute();
  // The tablet is lost; then somebody who knows the password signs in on it again.
  const lost = tabletOf('revoked');
  await revokeDevice(test.gateway, court.courtId, lost.request.device);
  await lost.browser.signIn(accounts.revoked.account, accounts.revoked.password);
  await lost.enrolAgain();

  return {
    test,
    routes,
    cases,
    photos,
    courtId: court.courtId,
    actor: (name) => ({ name, account: accounts[name], tablet: tabletOf(name), browser: name === 'nobody' ? test.browser() : tabletOf(name).browser }),
    async stop() {
      await test.stop();
      await rm(appFolder, { recursive: true });
    },
  };
}

async function takePhoto(tablet: TabletWriter, caseId: string): Promise<Photo> {
  const bytes = photoBytes(2_000);
  const attach = attachTo(caseId, 'truck', photoNote(sha256Of(bytes), bytes.length));
  await tablet.record(createItem(caseId, 'truck'), attach);
  const reply = await TabletUpload.whole(tablet, bytes, { sha256: sha256Of(bytes), writer: tablet.id, case: caseId, entry: attach.id, mime: 'image/jpeg' });
  if (reply.status !== 201) throw new Error(`photo: ${reply.status} ${await reply.text()}`);
  return { case: caseId, entry: attach.id, sha256: sha256Of(bytes) };
}

/** Fastify announces every instance before it has routes: whatever is registered afterwards is heard of, hidden from the description or not. */
async function startAndListRoutes(settings: Parameters<typeof startTestGateway>[0]): Promise<{ test: TestGateway; routes: ReadonlySet<string> }> {
  const routes = new Set<string>();
  const listen = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.add(`${one} ${url}`);
    });
  };
  subscribe('fastify.initialization', listen);
  try {
    return { test: await startTestGateway(settings), routes };
  } finally {
    unsubscribe('fastify.initialization', listen);
  }
}
