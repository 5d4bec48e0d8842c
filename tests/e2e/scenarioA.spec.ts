import { expect, test, type Locator } from '@playwright/test';
import { itemView } from '@/domain/inventory/itemView';
import { AtCourt } from './atCourt';
import { killBrowser } from './browserProcess';
import { expectAtCourt } from './expectAtCourt';
import { heldOnTablet, type Held } from './heldOnTablet';
import { listInCab, listMixer } from './listDeeds';
import { Officer } from './officer';
import { goToMissing, notMissing } from './sceneDeeds';
import { Tablet } from './tablet';
import { strip, trucks, type Truck } from './trucks';
import { openWorkplace } from './workplace';

const NUMBER = '（2024）湘0104执2187号';
const SOUTH = '喀什某搅拌站';
const NORTH = '喀什某搅拌站 北门';
const YARD = { latitude: 39.47, longitude: 75.99, accuracy: 6 };
const SEVENTH = trucks[6]!;
/** What each tablet lists: the first one dies at the seventh truck, the second one begins there, with strips of its own range. */
const first = trucks.slice(0, 6);
const second = withStrips(trucks.slice(6), 21);
const contained = trucks.flatMap(({ inside }) => inside).length;
const SAME = /登的是同一号码/;

test('14 trucks in Kashgar: a tablet dies at the seventh, another one goes on, and the court has everything once; the truck that stands twice is told', async ({}, info) => {
  test.setTimeout(600_000);
  const { gateway, tablet: tabletA, zhang } = await openWorkplace({ geolocation: YARD });
  const tabletB = await Tablet.take(gateway.origin, { geolocation: YARD });
  const li = new Officer(tabletB.page);
  await li.signIn('li');
  await li.readyWithoutNetwork(NUMBER);
  await test.step('each tablet has strips of its own', async () => {
    for (const [officer, account, from] of [[zhang, 'zhang', 1], [li, 'li', 21]] as const) {
      const { court, letter } = await whose(officer);
      expect(gateway.admin('seals', 'issue', court, letter, strip(from), strip(from + 19), '--to', account)).toMatchObject({ code: 0 });
      await officer.lookAgain();
      await expect.poll(() => officer.page.evaluate(() => localStorage.getItem('fieldwrit.seals') ?? ''), { timeout: 60_000 }).toContain(strip(from));
    }
  });
  await gateway.kill();

  const deeds: number[] = [];
  const list = async (officer: Officer, some: readonly Truck[]): Promise<void> => {
    for (const [index, truck] of some.entries()) {
      if (index === 0) {
        await listMixer(officer);
        await officer.describeTruck(truck);
      } else {
        deeds.push(await officer.repeatByKeyboard(truck));
        expect(deeds.at(-1), truck.plate).toBeLessThanOrEqual(12);
      }
      for (const thing of truck.inside) await listInCab(officer, thing);
      await officer.photograph(truck.photos);
    }
  };

  await zhang.openCase('湘0104执2187', NUMBER);
  await zhang.startAction(SOUTH);
  const action = new URL(zhang.page.url()).pathname;
  await test.step('the first six by repeating the last one, with at most 12 taps and keys each besides what differs', () => list(zhang, first));

  const before = await test.step('in the middle of the seventh the tablet dies', async () => {
    await zhang.repeatLast();
    await zhang.photograph(1);
    await zhang.write('号牌', SEVENTH.plate);
    await zhang.write('车架号（VIN）', SEVENTH.vin);
    // What stands on the list was saved.
    await expect(zhang.page.getByRole('list', { name: '财产清单' }).locator('[aria-current=true]')).toContainText(SEVENTH.vin.slice(-4));
    const held = await heldOnTablet(tabletA.page);
    await zhang.panel.getByRole('textbox', { name: '发动机号' }).pressSequentially(SEVENTH.engineNo.slice(0, 6));
    killBrowser(tabletA.profile);
    await tabletA.killed();
    return held;
  });

  await test.step('the other one, which cannot know of its list, goes on from there', async () => {
    await li.reload();
    await li.openCase('喀什某建材', NUMBER);
    await li.startAction(NORTH);
    await list(li, second);
    await expect(li.page.getByText('¥ 2,240,000')).toBeVisible();
  });
  const heldB = await heldOnTablet(tabletB.page);
  expect(before.unsentFiles + heldB.unsentFiles).toBeGreaterThanOrEqual(43);

  await gateway.start();
  await li.lookAgain();
  await li.allAtCourt();

  const again = await test.step('the first one is switched on again: all that it had saved is there, and goes to the court', async () => {
    const officer = new Officer(await tabletA.open());
    await officer.goto(action);
    const goOn = officer.page.getByRole('button', { name: '知道了，继续工作' });
    const tab = officer.page.getByRole('link', { name: /^清单/ });
    await expect(goOn.or(tab).first()).toBeVisible();
    // A browser that is killed throws its store away now and then; then it came back from the second copy (R1, R5).
    if (await goOn.isVisible()) await goOn.click();
    await expect(tab).toContainText('7');
    const held = await heldOnTablet(tabletA.page);
    expect(held.entries).toEqual(expect.arrayContaining([...before.entries]));
    expect(held.files).toEqual(expect.arrayContaining([...before.files]));
    await officer.allAtCourt();
    return officer;
  });

  await test.step('the seventh truck stands twice: both tablets say so, at the meter, on the checklist and under its number, one tap from the other', async () => {
    for (const [officer, other] of [[again, NORTH], [li, SOUTH]] as const) {
      await officer.lookAgain();
      await expect(officer.page.getByText('¥ 4,200,000')).toBeVisible({ timeout: 60_000 });
      await expect(officer.page.getByText('其中 ¥ 280,000 像是同一财产登了两次，算了两遍')).toBeVisible();
      await goToMissing(officer, SAME);
      await expect(told(officer, `同一号牌、车架号（VIN）也登在：${other} · 清单 `)).toBeInViewport();
    }
    await li.panel.getByRole('button', { name: /^去看 .+ 号$/ }).click();
    await expect(li.page).toHaveURL(new RegExp(`${action}.*item=`));
    await expect(told(li, `也登在：${NORTH} · 清单 `)).toBeInViewport();
  });

  await test.step('the officer withdraws the one that was begun only, and the value is right', async () => {
    await again.panel.getByRole('button', { name: /^撤回 .+ 号$/ }).click();
    await expect(again.page.getByText('两份原始记录都在，照片也都保留；撤回的随时可以恢复。')).toBeVisible();
    await again.page.getByRole('button', { name: '撤回此项' }).click();
    await expect(again.page.getByText('¥ 3,920,000')).toBeVisible();
    await notMissing(again, SAME);
    await again.allAtCourt();
    // The other tablet hears of it when it asks after the court has it.
    await expect(async () => {
      await li.lookAgain();
      await expect(li.page.getByText('¥ 3,920,000')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    for (const officer of [again, li]) await expect(officer.page.getByText(/算了两遍/)).toHaveCount(0);
  });

  await test.step('rows in PostgreSQL and files on its disk equal what was captured, each once', async () => {
    const [heldA, heldB2] = [await heldOnTablet(tabletA.page), await heldOnTablet(tabletB.page)];
    expect(heldB2.entries).toEqual(heldB.entries);
    const court = await AtCourt.open(gateway);
    for (const held of [heldA, heldB2]) for (const writer of new Set(held.entries.map((entry) => entry.writer))) await expectAtCourt(court, byWriter(held, writer));
    const items = (await court.documents(NUMBER, 'item')).map(itemView);
    expect(items).toHaveLength(trucks.length + 1 + contained);
    const vehicles = items.filter(({ categoryId }) => categoryId === 'vehicle');
    expect(vehicles.filter(({ withdrawn }) => withdrawn).map(({ values }) => values['vin'])).toEqual([SEVENTH.vin]);
    // The test's camera shows few pictures: photos are told apart by the entries that took them.
    const photos = vehicles.flatMap((item) => item.photos.map(({ entry }) => entry));
    expect(photos).toHaveLength(trucks.length * 3 + 1);
    expect(new Set(photos).size).toBe(photos.length);
    const strips = vehicles.flatMap(({ seals }) => seals.map(({ number }) => number)).sort();
    expect(strips).toEqual([...first, ...second].flatMap(({ seals }) => seals).sort());
    expect(new Set(strips).size).toBe(strips.length);
    await court.close();
  });

  await test.step('a third, fresh device pulls the case', async () => {
    const tabletC = await Tablet.take(gateway.origin);
    const wang = new Officer(tabletC.page);
    await wang.signIn('wang');
    await wang.page.getByRole('link', { name: '现场', exact: true }).click();
    await wang.page.getByRole('link').filter({ hasText: SOUTH, hasNotText: '北门' }).click();
    await expect(tabletC.page.getByText('¥ 3,920,000')).toBeVisible();
    // And sees the photos that the other tablet took.
    await expect(tabletC.page.locator('img[alt="3 张照片"]').first()).toBeVisible();
    expect(tabletC.complaints).toEqual([]);
    await tabletC.throwAway();
  });

  info.annotations.push({ type: 'taps and keys for what is repeated', description: deeds.join(' ') });
  expect([...tabletA.complaints, ...tabletB.complaints]).toEqual([]);
  await tabletA.throwAway();
  await tabletB.throwAway();
  await gateway.stop();
});

/** The trucks with the strips of another range on them, from this one on. */
function withStrips(some: readonly Truck[], from: number): readonly Truck[] {
  let next = from;
  return some.map((truck) => ({ ...truck, seals: truck.seals.map(() => strip(next++)) }));
}

const told = (officer: Officer, words: string): Locator => officer.panel.getByRole('status').filter({ hasText: words });
const byWriter = (held: Held, writer: string): Held => ({ ...held, entries: held.entries.filter((entry) => entry.writer === writer) });

const whose = ({ page }: Officer): Promise<{ readonly letter: string; readonly court: string }> =>
  page.evaluate(() => ({
    letter: (JSON.parse(localStorage.getItem('fieldwrit.device') ?? '{}') as { letter?: string }).letter ?? '',
    court: (JSON.parse(localStorage.getItem('fieldwrit.officers') ?? '[]') as { court: string }[])[0]?.court ?? '',
  }));
