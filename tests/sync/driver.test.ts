import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryCourt } from '@tests/doubles/memoryCourt';
import { MemoryTablet } from '@tests/doubles/memoryTablet';

let court: MemoryCourt;
let tablet: MemoryTablet;

beforeEach(() => {
  court = new MemoryCourt();
  tablet = new MemoryTablet(court);
});

const uploads = () => court.log.filter((line) => line.startsWith('upload')).map((line) => line.slice(7));

describe('entries', () => {
  it('[S1] go by themselves as soon as they are recorded', async () => {
    tablet.driver.start();
    tablet.record(3);
    await tablet.clock.pass(1_000);
    expect(court.entries).toHaveLength(3);
    expect(tablet.unsent).toBe(0);
  });

  it('[P1] are sent in order, in pieces of about two megabytes', async () => {
    tablet.record(240);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    expect(court.pushed.map((run) => run.length)).toEqual([100, 100, 40]);
    expect(court.pushed.flat()).toEqual(Array.from({ length: 240 }, (_, i) => i + 1));
  });

  it('[P7] are sent again when the reply was lost, and are there once', async () => {
    court.fail('push', 'replyLost');
    tablet.record(4);
    tablet.driver.start();
    await tablet.clock.pass(10_000);
    expect(court.pushed.length).toBe(2);
    expect(court.entries).toHaveLength(4);
    expect(tablet.receiptedTo).toBe(4);
  });

  it('[P3] are sent from where the court says when it misses some', async () => {
    tablet.record(10);
    tablet.driver.start();
    await tablet.clock.pass(100);
    court.restoreTo(6, 'epoch-1');
    tablet.record(2);
    await tablet.clock.pass(100);
    expect(court.pushed.at(-1)).toEqual([7, 8, 9, 10, 11, 12]);
    expect(court.entries).toHaveLength(12);
  });

  it('[P8] are cut into smaller pushes when the line is too slow for large ones', async () => {
    court.fail('push', 'timeout');
    tablet.record(100);
    tablet.driver.start();
    await tablet.clock.pass(10_000);
    expect(court.pushed.map((run) => run.length)).toEqual([50, 50]);
  });

  it('[P7] that arrived in one large push are done, though only a part of them is sent again', async () => {
    court.fail('push', 'replyLost');
    tablet.record(100);
    tablet.driver.start();
    await tablet.clock.pass(20_000);
    expect(court.pushed.map((run) => run.length)).toEqual([100, 50]);
    expect(tablet.unsent).toBe(0);
    expect(tablet.state.push.problem).toBeNull();
  });
});

describe('a screen that fails', () => {
  it('[S3] stops nothing: all is sent', async () => {
    tablet.screenBroken = true;
    tablet.record(3);
    tablet.driver.start();
    tablet.photograph({ sha256: 'photo' });
    await tablet.clock.pass(5_000);
    expect(tablet.unsent).toBe(0);
  });
});

describe('receipts', () => {
  it('[P5] that cannot be verified keep everything and say so', async () => {
    court.honest = false;
    tablet.record(2);
    tablet.driver.start();
    tablet.photograph({ sha256: 'photo' });
    await tablet.clock.pass(120_000);
    expect(court.entries).toHaveLength(3);
    expect(tablet.receiptedTo).toBe(0);
    expect(tablet.files).toHaveLength(1);
    expect(tablet.state.push.problem).toBe('unverifiableReceipt');
    court.honest = true;
    tablet.driver.wake('sendNow');
    await tablet.clock.pass(1_000);
    expect(tablet.unsent).toBe(0);
  });

  it('[B1] of a file that cannot be verified keep the file', async () => {
    tablet.driver.start();
    tablet.photograph({ sha256: 'photo' });
    court.fail('push', 'server');
    await tablet.clock.pass(500);
    court.honest = false;
    tablet.receiptedTo = 1;
    tablet.driver.wake('sendNow');
    await tablet.clock.pass(500);
    expect(tablet.files).toHaveLength(1);
    expect([...tablet.state.files.values()].map((file) => file.problem)).toEqual(['unverifiableReceipt']);
  });
});

describe('files', () => {
  it('[B2] go after the entries that announce them', async () => {
    court.fail('push', 'server');
    tablet.driver.start();
    tablet.photograph({ sha256: 'photo' });
    await tablet.clock.pass(300);
    expect(uploads()).toEqual([]);
    await tablet.clock.pass(5_000);
    expect(court.log.indexOf('upload photo')).toBeGreaterThan(court.log.lastIndexOf('push'));
    expect(tablet.unsent).toBe(0);
  });

  it('[S3] do not wait for one that fails again and again', async () => {
    court.fail('upload bad', ...Array.from({ length: 50 }, () => 'server' as const));
    tablet.driver.start();
    for (const sha256 of ['bad', 'a', 'b', 'c', 'd', 'e']) tablet.photograph({ sha256, size: sha256 === 'bad' ? 1 : 300_000 });
    await tablet.clock.pass(2_000);
    expect(tablet.files.map((file) => file.sha256)).toEqual(['bad']);
    await tablet.clock.pass(60 * 60_000);
    const tries = uploads().filter((sha256) => sha256 === 'bad').length;
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(40);
  });

  it('[B3] are asked for before they are sent again, so that a lost reply costs no second upload', async () => {
    court.fail('upload photo', 'replyLost');
    tablet.driver.start();
    tablet.photograph({ sha256: 'photo' });
    await tablet.clock.pass(30_000);
    expect(uploads()).toEqual(['photo']);
    expect(court.log).toContain('filesCheck');
    expect(tablet.files).toEqual([]);
  });

  it('[B3] left over from before the start are asked for first', async () => {
    tablet.photograph({ sha256: 'arrived' });
    tablet.photograph({ sha256: 'new' });
    court.files.set('arrived', 300_000);
    tablet.driver.start();
    await tablet.clock.pass(2_000);
    expect(uploads()).toEqual(['new']);
    expect(tablet.unsent).toBe(0);
  });

  it('[B3] are sent all the same when the court cannot answer the question', async () => {
    tablet.photograph({ sha256: 'photo' });
    court.fail('filesCheck', 'server', 'server', 'server');
    tablet.driver.start();
    await tablet.clock.pass(2_000);
    expect(tablet.unsent).toBe(0);
  });

  it('[B4] without bytes are shown as missing and hold nothing up', async () => {
    tablet.missing.add('gone');
    tablet.driver.start();
    tablet.photograph({ sha256: 'gone', size: 1 });
    tablet.photograph({ sha256: 'here' });
    await tablet.clock.pass(2_000);
    expect(tablet.files.map((file) => file.sha256)).toEqual(['gone']);
    expect([...tablet.state.files.values()].map((file) => file.problem)).toEqual(['missing']);
  });

  it('[B5] that are no image for the court are not sent again until somebody says so', async () => {
    court.fail('upload page', 'notAnImage', 'notAnImage');
    tablet.driver.start();
    tablet.photograph({ sha256: 'page' });
    tablet.photograph({ sha256: 'photo' });
    await tablet.clock.pass(3 * 60 * 60_000);
    expect(uploads().filter((sha256) => sha256 === 'page')).toHaveLength(1);
    expect(tablet.files.map((file) => file.sha256)).toEqual(['page']);
    tablet.driver.wake('sendNow');
    await tablet.clock.pass(1_000);
    expect(uploads().filter((sha256) => sha256 === 'page')).toHaveLength(2);
  });

  it('[S6] rest together while the court has no room, and go on by themselves', async () => {
    tablet.driver.start();
    for (const sha256 of ['a', 'b', 'c', 'd', 'e', 'f']) {
      tablet.photograph({ sha256 });
      court.fail(`upload ${sha256}`, 'courtFull');
    }
    await tablet.clock.pass(10_000);
    expect(tablet.files).toHaveLength(6);
    expect(uploads().length).toBe(4);
    for (const sha256 of ['a', 'b', 'c', 'd', 'e', 'f']) court.faults.delete(`upload ${sha256}`);
    await tablet.clock.pass(60_000);
    expect(tablet.unsent).toBe(0);
  });
});

describe('a metered line', () => {
  it('[B6] lets entries and signatures go, and photos as soon as it is metered no more', async () => {
    tablet.driver.holdPhotos(true);
    tablet.driver.start();
    tablet.photograph({ sha256: 'photo' });
    tablet.photograph({ sha256: 'signature', role: 'signature' });
    tablet.record(3);
    await tablet.clock.pass(60 * 60_000);
    expect(court.entries).toHaveLength(5);
    expect(uploads()).toEqual(['signature']);
    tablet.driver.holdPhotos(false);
    await tablet.clock.pass(1_000);
    expect(tablet.unsent).toBe(0);
  });

  it('[B6] still asks for a photo whose reply was lost: a question costs next to nothing', async () => {
    court.fail('upload photo', 'replyLost');
    tablet.driver.start();
    tablet.photograph({ sha256: 'photo' });
    await tablet.clock.pass(500);
    tablet.driver.holdPhotos(true);
    await tablet.clock.pass(30_000);
    expect(uploads()).toEqual(['photo']);
    expect(tablet.unsent).toBe(0);
  });
});

describe('the link', () => {
  it('[S4] down and up again: everything goes without a tap', async () => {
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    court.reachable = false;
    tablet.record(5);
    tablet.photograph({ sha256: 'photo' });
    await tablet.clock.pass(3 * 60 * 60_000);
    expect(tablet.unsent).toBe(7);
    expect(tablet.state.link.is).toBe('down');
    court.reachable = true;
    await tablet.clock.pass(31_000);
    expect(tablet.unsent).toBe(0);
    expect(tablet.state.link.problem).toBeNull();
  });

  it('[S4] that is down is asked by one small request, not by every lane', async () => {
    court.reachable = false;
    tablet.record(5);
    for (const sha256 of ['a', 'b', 'c']) tablet.photograph({ sha256 });
    tablet.driver.start();
    await tablet.clock.pass(60 * 60_000);
    expect(new Set(court.log)).toEqual(new Set(['heartbeat']));
    expect(court.log.length).toBeLessThan(260);
  });

  it('[S1] is tried at once when the network returns', async () => {
    court.reachable = false;
    tablet.record(1);
    tablet.driver.start();
    await tablet.clock.pass(10 * 60_000);
    court.reachable = true;
    tablet.driver.wake('online');
    await tablet.clock.pass(1);
    expect(tablet.unsent).toBe(0);
  });

  it('[S7] of a captive portal is no success', async () => {
    court.fail('heartbeat', 'portal', 'portal', 'portal');
    tablet.record(1);
    tablet.driver.start();
    await tablet.clock.pass(100);
    expect(tablet.state.link).toMatchObject({ is: 'down', problem: 'portal', lastContactAt: null });
    expect(tablet.unsent).toBe(1);
    await tablet.clock.pass(30_000);
    expect(tablet.unsent).toBe(0);
  });

  it('[S4] tells how far the clock is off', async () => {
    tablet.driver.start();
    await tablet.clock.pass(10);
    expect(tablet.state.link.clockOffsetMs).toBe(7_000);
  });
});

describe('the session', () => {
  it('[S5] is renewed once and everything goes on', async () => {
    court.session = 'expired';
    tablet.record(2);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    expect(court.log.filter((line) => line === 'renew')).toHaveLength(1);
    expect(tablet.unsent).toBe(0);
  });

  it('[S5] that has ended keeps everything until the officer signs in', async () => {
    court.session = 'ended';
    tablet.record(2);
    tablet.photograph({ sha256: 'photo' });
    tablet.driver.start();
    await tablet.clock.pass(60 * 60_000);
    expect(tablet.state.session.is).toBe('out');
    expect(court.log.filter((line) => line === 'renew')).toHaveLength(1);
    expect(tablet.unsent).toBe(4);
    court.session = 'valid';
    tablet.driver.wake('signedIn');
    await tablet.clock.pass(1_000);
    expect(tablet.unsent).toBe(0);
  });
});

describe('the court restored from a backup', () => {
  it('[G3] is sent everything above its head again, and is pulled from the beginning', async () => {
    court.cases.set('case-1', 7);
    tablet.record(8);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    court.restoreTo(3, 'epoch-2');
    court.log.length = 0;
    await tablet.clock.pass(40_000);
    expect(court.pushed.at(-1)).toEqual([4, 5, 6, 7, 8]);
    expect(court.entries).toHaveLength(8);
    expect(tablet.epoch).toBe('epoch-2');
  });

  it('[G3] that does not know it is found out by the receipt that the tablet presents', async () => {
    tablet.record(8);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    court.restoreTo(3);
    await tablet.clock.pass(70_000);
    expect(court.epoch).not.toBe('epoch-1');
    expect(court.entries).toHaveLength(8);
    expect(tablet.unsent).toBe(0);
    const found = court.epoch;
    await tablet.clock.pass(10 * 60_000);
    expect(court.epoch).toBe(found);
  });

  it('[G3, R27] is asked for every file it signed for, 500 at a time, and is sent what it has no more', async () => {
    for (let i = 0; i < 1_203; i += 1) tablet.photograph({ sha256: `photo-${i}`, size: 1 });
    for (const { sha256 } of tablet.files) court.files.set(sha256, 1);
    tablet.driver.start();
    await tablet.clock.pass(60_000);
    expect(tablet.unsent).toBe(0);
    for (const i of [7, 700, 1_202]) court.files.delete(`photo-${i}`);
    court.restoreTo(1_200, 'epoch-2');
    court.log.length = 0;
    await tablet.clock.pass(120_000);
    expect(court.log.filter((line) => line === 'filesCheck')).toHaveLength(3);
    expect(uploads().sort()).toEqual(['photo-1202', 'photo-7', 'photo-700']);
    expect(court.files.size).toBe(1_203);
    expect(tablet.unsent).toBe(0);
  });

  it('[G3, R27] is asked again when the app was closed in the middle, and not once it has all', async () => {
    for (const sha256 of ['a', 'b', 'c']) tablet.photograph({ sha256 });
    tablet.driver.start();
    await tablet.clock.pass(5_000);
    court.files.delete('b');
    court.restoreTo(3, 'epoch-2');
    court.fail('filesCheck', 'timeout');
    tablet.driver.wake('visible');
    await tablet.clock.pass(10);
    tablet.driver.stop();
    tablet.driver.start();
    await tablet.clock.pass(60_000);
    expect([court.files.has('b'), tablet.unsent]).toEqual([true, 0]);
    court.log.length = 0;
    await tablet.clock.pass(10 * 60_000);
    expect(court.log).not.toContain('filesCheck');
  });

  it('[G3] is not asked for files whose bytes have gone from the tablet', async () => {
    for (const sha256 of ['gone', 'here']) tablet.photograph({ sha256 });
    tablet.driver.start();
    await tablet.clock.pass(5_000);
    tablet.missing.add('gone');
    court.files.clear();
    court.restoreTo(2, 'epoch-2');
    await tablet.clock.pass(60_000);
    expect([...court.files.keys()]).toEqual(['here']);
    expect(tablet.unsent).toBe(0);
  });

  it('[G7] that holds more than the tablet is said aloud', async () => {
    tablet.record(3);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    tablet.journal.splice(1);
    tablet.receiptedTo = 0;
    const wiped = new MemoryTablet(court);
    wiped.journal.push(...tablet.journal);
    wiped.driver.start();
    await wiped.clock.pass(60_000);
    expect(wiped.state.localLoss).toEqual({ courtSeq: 3, localSeq: 1 });
  });
});

describe('the pull', () => {
  it('[G2] goes on through pages that are cut anywhere, and resumes after a break', async () => {
    for (const [id, n] of [['a', 11], ['b', 3], ['c', 20]] as const) court.cases.set(id, n);
    court.pageSize = 4;
    tablet.driver.start();
    court.fail('pages', 'timeout', 'server', 'replyLost');
    await tablet.clock.pass(60_000);
    expect(Object.fromEntries([...tablet.cursors].map(([id, { n }]) => [id, n]))).toEqual({ a: 11, b: 3, c: 20 });
  });

  it('[G6] asks for nothing more when nothing moved', async () => {
    court.cases.set('a', 3);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    court.log.length = 0;
    await tablet.clock.pass(10 * 60_000);
    expect(court.log).not.toContain('pages');
    expect(court.log.filter((line) => line === 'heads').length).toBeGreaterThan(15);
  });

  it('[G8] marks a case that the court names no more, and keeps what is unsent of it', async () => {
    court.cases.set('a', 3).set('b', 1);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    court.cases.delete('a');
    await tablet.clock.pass(40_000);
    expect(tablet.left).toEqual([['a', 'notAssigned']]);
  });

  it('[G8] tells why a case is out of reach', async () => {
    court.cases.set('a', 3).set('b', 1).set('c', 1);
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    for (const [id, reason] of [['a', 'caseMoved'], ['c', 'caseClosed']] as const) {
      court.cases.delete(id);
      court.ended.set(id, reason);
    }
    await tablet.clock.pass(40_000);
    expect(tablet.left).toEqual([['a', 'caseMoved'], ['c', 'caseClosed']]);
  });

  it('[S3] waits when the store refuses, and sends all the same', async () => {
    court.cases.set('a', 3);
    tablet.driver.start();
    tablet.storeBroken = true;
    await tablet.clock.pass(40_000);
    tablet.storeBroken = false;
    tablet.record(1);
    await tablet.clock.pass(60_000);
    expect(tablet.unsent).toBe(0);
    expect(tablet.cursors.get('a')).toMatchObject({ n: 3 });
  });
});

describe('the heartbeat', () => {
  it('[S8] tells the court soon after something was recorded, and again when nothing is left', async () => {
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    court.fail('push', 'server', 'server');
    tablet.record(3);
    await tablet.clock.pass(20_000);
    expect(court.beats.map((beat) => beat.held.entries)).toContain(3);
    expect(court.beats.at(-1)?.held.entries).toBe(0);
  });

  it('[S2] after the end nothing is sent any more', async () => {
    tablet.driver.start();
    await tablet.clock.pass(1_000);
    tablet.driver.stop();
    court.log.length = 0;
    tablet.record(1);
    await tablet.clock.pass(60 * 60_000);
    expect(court.log).toEqual([]);
  });
});
