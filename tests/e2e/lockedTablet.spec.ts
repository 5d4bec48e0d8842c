import { randomBytes } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { textOf } from '@/domain/journal';
import { AtCourt } from './atCourt';
import { killBrowser } from './browserProcess';
import { expectAtCourt } from './expectAtCourt';
import { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { bytesNeedle, foundIn, needleOf, type Needle } from './needles';
import { Officer } from './officer';
import { openedStores } from './openedStores';
import { foundInProfile, foundInStorage } from './profileSearch';
import { Tablet } from './tablet';
import { goTo, PASSPHRASE, passphraseField } from './vaultDoor';
import { keysAsNeedles } from './vaultSecrets';
import { openWorkplace } from './workplace';

const NUMBER = '（2024）湘0104执2187号';
const locked = (page: Page) => page.getByRole('heading', { name: '平板已锁定' });

test.describe.configure({ mode: 'parallel' });
let gateway: GatewayProcess;
let tablet: Tablet;
let zhang: Officer;
const openHere = async (): Promise<void> => {
  ({ gateway, tablet, zhang } = await openWorkplace());
};
test.afterEach(async () => {
  await tablet.throwAway();
  await gateway.stop();
});

/** A truck with a photo; its address. */
async function recordTruck(): Promise<string> {
  await zhang.openCase('2187', NUMBER);
  await zhang.startAction('喀什某搅拌站');
  await zhang.addItem('机动车');
  await zhang.write('号牌', '新Q31001');
  await zhang.photograph(1);
  return zhang.page.url();
}

const lockByHand = async (): Promise<void> => {
  await zhang.page.getByRole('button', { name: '锁定平板' }).click();
  await expect(locked(zhang.page)).toBeVisible();
};

async function type(passphrase: string): Promise<void> {
  await passphraseField(zhang.page).fill(passphrase);
  await passphraseField(zhang.page).press('Enter');
}

test.describe('[R23] who has the disk of a tablet and not the passphrase reads nothing', () => {
  const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const inPhoto = randomBytes(48);

  /** Everything that the officer writes below, what the court sent, and how the tablet is opened. */
  const written = { item: '七号筒仓旁的沥青摊铺机', note: '左侧履带断裂须平板拖车', half: '液压油渗漏面积约两掌', place: '疏勒县牙甫泉镇料场', person: '买买提江某', transcript: '以上笔录本人已看过无误另记' };
  const needles: Needle[] = [
    ...Object.entries(written).map(([name, text]) => needleOf(name, text)),
    bytesNeedle('photo', inPhoto),
    needleOf('passphrase', PASSPHRASE),
    needleOf('password', 'fieldwrit-demo'),
  ];

  /** Numbers, without brackets, which are written in two ways, and parties of every case of the court. */
  async function needlesOfCourt(): Promise<Needle[]> {
    const court = await AtCourt.open(gateway);
    const numbers = await court.caseNumbers();
    const parties = (await Promise.all(numbers.map((number) => court.documents(number, 'party')))).flat().map((party) => textOf(party, 'name') ?? '');
    await court.close();
    expect(numbers.length).toBeGreaterThan(2);
    expect(parties).toContain('喀什某建材公司');
    return [...numbers.map((number) => needleOf(`case ${number}`, number.replace(/^.*?[）)]/, ''))), ...[...new Set(parties)].filter((name) => name.length > 4).map((name) => needleOf(`party ${name}`, name))];
  }

  test('neither on its disk in any file of the browser, nor behind the compression of its databases: in use, locked, killed, switched off', async () => {
    gateway = await GatewayProcess.start();
    tablet = await Tablet.take(gateway.origin);
    zhang = new Officer(tablet.page);
    const ofCourt = await needlesOfCourt();
    await zhang.signIn('zhang');
    await zhang.readyWithoutNetwork();
    await zhang.openCase('2187', NUMBER);
    await zhang.startAction(written.place);
    await zhang.addItem('工程／专用机械');
    await zhang.write('名称', written.item);
    await zhang.write('备注', written.note);
    await zhang.choosePhoto({ name: '摊铺机.png', mimeType: 'image/png', buffer: Buffer.concat([PIXEL, inPhoto]) });
    const item = zhang.page.url();
    await zhang.tab('在场人');
    await zhang.notePresent(written.person, '单位工作人员');
    await zhang.tab('笔录');
    await zhang.generateTranscript();
    const text = zhang.page.getByRole('textbox', { name: '笔录正文' });
    await text.press('ControlOrMeta+End');
    await text.pressSequentially(written.transcript);
    await zhang.allAtCourt();
    // From here on the court is away, and what is written stays unsent.
    await gateway.kill();
    await zhang.goto(item);
    await zhang.write('备注', `${written.note}。`);
    await zhang.panel.getByLabel('名称').first().pressSequentially(written.half);
    await expect.poll(async () => (await openedStores(zhang.page))[0]?.drafts.length ?? 0).toBeGreaterThan(0);

    const all = [...needles, ...(await keysAsNeedles(zhang.page)), ...ofCourt];
    await gateway.start();
    const reader = await zhang.page.context().newPage();
    await reader.goto(new URL('/healthz', gateway.origin).href);
    const search = async (when: string): Promise<void> => {
      await test.step(when, async () => {
        const { files, found } = foundInProfile(tablet.profile, all);
        expect.soft(found).toEqual([]);
        expect(files).toBeGreaterThan(20);
      });
    };
    const read = async (when: string, page: Page): Promise<void> => {
      await test.step(`${when}, read by a page`, async () => {
        const { records, found } = await foundInStorage(page, all);
        expect.soft(found).toEqual([]);
        expect(records).toBeGreaterThan(50);
      });
    };
    // The search itself finds what is there: the name of the case in what the officer sees, and the note that is a form of the needle.
    expect(foundIn(Buffer.from(await zhang.page.content()), all)).toContain('place');

    await search('in use');
    await read('in use', reader);
    await lockByHand();
    expect(foundIn(Buffer.from(await zhang.page.content()), all)).toEqual([]);
    await search('locked');
    await read('locked', reader);
    await zhang.unlock();
    await expect(zhang.panel.getByLabel('名称').first()).toHaveValue(new RegExp(written.half));
    killBrowser(tablet.profile);
    await tablet.killed();
    await search('killed');
    zhang = new Officer(await tablet.open());
    await zhang.goto(item);
    await tablet.switchOff();
    await search('switched off');
    const page = await tablet.open();
    await page.goto(new URL('/healthz', gateway.origin).href);
    await read('switched on', page);
    expect(tablet.complaints).toEqual([]);
  });
});

test.describe('wrong passphrases', () => {
  test.beforeEach(openHere);

  test('each is told with the tries that are left; from the third on there is a pause, counted down, that a closed browser does not end', async () => {
    await tablet.setNetwork(false);
    const item = await recordTruck();
    await lockByHand();
    for (const left of [9, 8]) {
      await type('yewai jiesuo 2025');
      await expect(zhang.page.getByText(`口令不对。还可以试 ${left} 次。`)).toBeVisible();
      await expect(zhang.page.getByText('平板上的内容都在，也都锁着。')).toBeVisible();
    }
    const enter = zhang.page.getByRole('button', { name: '解锁', exact: true });
    const wait = zhang.page.getByText(/请等 \d+ 秒再试/);
    for (const left of [7, 6, 5]) {
      await expect(enter).toBeEnabled({ timeout: 30_000 });
      await type('yewai jiesuo 2025');
      await expect(zhang.page.getByText(`口令不对。还可以试 ${left} 次。`)).toBeVisible();
      await expect(wait).toBeVisible();
      await expect(enter).toBeDisabled();
    }
    const seconds = async (page: Page): Promise<number> => Number(/请等 (\d+) 秒再试/.exec(await page.getByRole('main').innerText())?.[1] ?? 0);
    const before = await seconds(zhang.page);
    expect(before).toBeGreaterThan(10);
    await expect.poll(() => seconds(zhang.page)).toBeLessThan(before);

    await tablet.switchOff();
    zhang = new Officer(await tablet.open());
    await zhang.page.goto(item);
    await expect(zhang.page.getByText(/请等 \d+ 秒再试/)).toBeVisible();
    await expect(zhang.page.getByRole('button', { name: '解锁', exact: true })).toBeDisabled();
    // The right one does not get past the pause either.
    await type(PASSPHRASE);
    await expect(locked(zhang.page)).toBeVisible();
    await expect(zhang.page.getByRole('button', { name: '解锁', exact: true })).toBeEnabled({ timeout: 30_000 });
    await zhang.unlock();
    await expect(zhang.panel.getByRole('textbox', { name: '号牌' })).toHaveValue('新Q31001');
  });

  test('a kill of the browser right behind a wrong one wins no further try', async () => {
    // What the tablet knows of its officers is on the disk.
    await tablet.switchOff();
    zhang = new Officer(await tablet.open());
    await zhang.page.goto('/');
    await type('yewai jiesuo 2025');
    await expect(zhang.page.getByText('还可以试 9 次。')).toBeVisible();
    killBrowser(tablet.profile);
    await tablet.killed();
    zhang = new Officer(await tablet.open());
    await zhang.page.goto('/');
    await type('yewai jiesuo 2025');
    await expect(zhang.page.getByText('还可以试 8 次。')).toBeVisible();
  });

  test('[K3, K5, K9] ten close the tablet to every passphrase, tell that nothing is lost, and what was not sent reaches the court, which opens the tablet again', async () => {
    await tablet.setNetwork(false);
    await recordTruck();
    const held = await heldOnTablet(zhang.page);
    expect(held.unsentFiles).toBe(1);
    await zhang.page.clock.install();
    await lockByHand();
    for (let left = 9; left >= 1; left -= 1) {
      await type('yewai jiesuo 2025');
      await expect(zhang.page.getByText(`口令不对。还可以试 ${left} 次。`)).toBeVisible();
      await zhang.page.clock.runFor(16 * 60_000);
      await expect(zhang.page.getByRole('button', { name: '解锁', exact: true })).toBeEnabled();
    }
    await type('yewai jiesuo 2025');
    const told = async (page: Page): Promise<void> => {
      await expect(page.getByText('口令错了 10 次，这台平板已不能用口令打开。')).toBeVisible();
      await expect(page.getByText('没有发送的内容仍然锁在平板里，没有丢失。')).toBeVisible();
      await expect(page.getByRole('button', { name: '用账号登录' })).toBeVisible();
    };
    await told(zhang.page);

    await tablet.switchOff();
    zhang = new Officer(await tablet.open());
    await tablet.setNetwork(false);
    await zhang.page.goto('/');
    await told(zhang.page);
    expect(await rowsOn(zhang.page)).toEqual({ entries: held.entries.length, files: held.files.length, bytes: held.files.length, wraps: 0 });

    await tablet.setNetwork(true);
    const court = await AtCourt.open(gateway);
    await expectAtCourt(court, held);
    await court.close();
    await zhang.page.getByRole('button', { name: '用账号登录' }).click();
    await zhang.enter('zhang', 'fieldwrit-demo');
    await expect(zhang.page.getByRole('heading', { name: '由法院重新打开' })).toBeVisible();
    await zhang.openVault('xin de kouling 88');
    await zhang.openCase('2187', NUMBER);
    await zhang.page.reload();
    await type(PASSPHRASE);
    await expect(zhang.page.getByText('口令不对。还可以试 9 次。')).toBeVisible();
    await zhang.unlock('xin de kouling 88');
    await expect(zhang.page.getByText(NUMBER).first()).toBeVisible();
    expect(tablet.complaints).toEqual([]);
  });
});

/** How much lies in the databases, whoever may read it, and how many ways are left to open a vault with a passphrase. */
function rowsOn(page: Page): Promise<{ entries: number; files: number; bytes: number; wraps: number }> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    const headers = Object.values(JSON.parse(localStorage.getItem('fieldwrit.vaults') ?? '{}') as Record<string, { byPassphrase: string | null }>);
    const rows = { entries: 0, files: 0, bytes: 0, wraps: 0 };
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await settled(indexedDB.open(name));
      const count = (store: string): Promise<number> => settled(db.transaction(store).objectStore(store).count());
      rows.entries += await count('entries');
      rows.files += await count('files');
      rows.bytes += await count('fileBytes');
      const noted = (await settled(db.transaction('meta').objectStore('meta').get('vault'))) as { value: string } | undefined;
      if (noted) headers.push(JSON.parse(noted.value) as { byPassphrase: string | null });
      db.close();
    }
    rows.wraps = headers.filter(({ byPassphrase }) => byPassphrase !== null).length;
    return rows;
  });
}

test.describe('the tablet locks', () => {
  test.beforeEach(openHere);

  test('by hand: nothing of the case is left on the screen, no address gets past, and what was being typed is there after unlocking', async () => {
    await tablet.setNetwork(false);
    const item = await recordTruck();
    await zhang.panel.getByLabel('备注').pressSequentially('左前轮胎漏气');
    await lockByHand();
    await expect(zhang.page.getByText(/新Q31001|2187|喀什/)).toHaveCount(0);
    await expect(zhang.page.getByText('张某，输入解锁口令继续。没有网络也能解锁。')).toBeVisible();
    for (const path of [item, '/cases', '/queue', '/settings']) {
      await zhang.page.goto(path);
      await expect(locked(zhang.page)).toBeVisible();
      await expect(zhang.page.getByRole('navigation')).toHaveCount(0);
    }
    await zhang.goto(item);
    await expect(zhang.panel.getByLabel('备注')).toHaveValue('左前轮胎漏气');
    await expect(zhang.panel.getByText(/^照片 1 张/)).toBeVisible();
    await expect(zhang.panel.locator('img').first()).toBeVisible();
  });

  test('after five minutes without a hand on it, and not before; what was being typed is there after unlocking', async () => {
    const item = await recordTruck();
    await zhang.page.clock.install();
    await zhang.goto(item);
    await zhang.panel.getByLabel('备注').pressSequentially('左前轮胎');
    await zhang.page.clock.fastForward('04:50');
    await expect(zhang.panel.getByLabel('备注')).toHaveValue('左前轮胎');
    await zhang.page.mouse.move(300, 300);
    await zhang.page.clock.fastForward('04:50');
    await expect(zhang.panel.getByLabel('备注')).toBeVisible();
    await zhang.page.clock.fastForward('00:30');
    await expect(locked(zhang.page)).toBeVisible();
    expect(zhang.page.url()).toContain('/unlock');
    await zhang.unlock();
    await expect(zhang.panel.getByLabel('备注')).toHaveValue('左前轮胎');
    expect(zhang.page.url()).toBe(item);
  });

  test('when it has been out of sight for half a minute, and not when somebody only looks something up', async () => {
    const item = await recordTruck();
    await zhang.page.clock.install();
    await zhang.goto(item);
    await expect(zhang.panel.getByRole('textbox', { name: '号牌' })).toBeVisible();
    await outOfSight(zhang.page, true);
    await zhang.page.clock.fastForward('00:20');
    await outOfSight(zhang.page, false);
    await zhang.page.clock.fastForward('00:20');
    await expect(zhang.panel.getByRole('textbox', { name: '号牌' })).toBeVisible();
    await outOfSight(zhang.page, true);
    await zhang.page.clock.fastForward('00:31');
    await expect(passphraseField(zhang.page)).toBeVisible();
  });

  test('never while the camera is open, and again when it is closed', async () => {
    const item = await recordTruck();
    await zhang.page.clock.install();
    await zhang.goto(item);
    await zhang.panel.getByRole('button', { name: '拍照' }).first().click();
    const shutter = zhang.page.getByRole('button', { name: '拍照，按住连拍' });
    await expect(shutter).toBeEnabled();
    await zhang.page.clock.fastForward('12:00');
    await expect(shutter).toBeEnabled();
    // By a finger, which on a busy machine may be held long enough for more than one.
    await shutter.click();
    await expect(zhang.page.getByText(/^已存 \d+ 张/)).toBeVisible();
    await zhang.page.getByRole('button', { name: '完成' }).click();
    await expect(zhang.panel.getByText(/^照片 ([2-9]|\d\d) 张/)).toBeVisible();
    await zhang.page.clock.fastForward('05:10');
    await expect(locked(zhang.page)).toBeVisible();
  });
});

/** As when another app lies in front of it. The browser of a test has no other app: the page is told what such a browser tells. */
async function outOfSight(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden ? 'hidden' : 'visible');
}

test('two officers on one tablet have a vault each: neither passphrase opens the other’s', async () => {
  const ofDeng = 'dengmou jiesuo 2026';
  const passphraseOf = { zhang: PASSPHRASE, deng: ofDeng } as const;
  const signOut = async (): Promise<void> => {
    await zhang.page.getByRole('link', { name: '设置', exact: true }).click();
    await zhang.page.getByRole('button', { name: '退出登录' }).click();
    await expect(zhang.page.getByLabel('密码')).toBeVisible();
  };
  await openHere();
  await recordTruck();
  await zhang.allAtCourt();
  await signOut();
  await zhang.enter('deng', 'fieldwrit-demo');
  await expect(zhang.page.getByRole('heading', { name: '设置解锁口令' })).toBeVisible();
  await zhang.openVault(ofDeng);
  await expect(zhang.page.getByRole('list').getByText(/湘1127执/).first()).toBeVisible();

  for (const [account, other] of [['deng', 'zhang'], ['zhang', 'deng']] as const) {
    if (account === 'zhang') {
      await signOut();
      await zhang.enter('zhang', 'fieldwrit-demo');
    } else await zhang.page.reload();
    await expect(locked(zhang.page)).toBeVisible();
    await type(passphraseOf[other]);
    await expect(zhang.page.getByText('口令不对。还可以试 9 次。')).toBeVisible();
    await zhang.openVault(passphraseOf[account]);
  }

  const vaults = await zhang.page.evaluate(() => Object.values(JSON.parse(localStorage.getItem('fieldwrit.vaults') ?? '{}') as Record<string, { id: string; stretching: { salt: string } }>));
  expect(new Set(vaults.map(({ id }) => id)).size).toBe(2);
  expect(new Set(vaults.map(({ stretching }) => stretching.salt)).size).toBe(2);
  // Past the screens as well.
  await expect(openedStores(zhang.page, ofDeng)).rejects.toThrow('another passphrase');
  await expect(openedStores(zhang.page, PASSPHRASE)).rejects.toThrow('another passphrase');
  await goTo(zhang.page, '/cases');
  await expect(zhang.page.getByRole('list').getByText(NUMBER)).toBeVisible();
  expect(tablet.complaints).toEqual([]);
});
