import { expect, test } from '@playwright/test';
import { AtCourt } from './atCourt';
import type { GatewayProcess } from './gatewayProcess';
import { heldOnTablet } from './heldOnTablet';
import { Officer } from './officer';
import type { Tablet } from './tablet';
import { openWorkplace } from './workplace';

const NUMBER = '（2024）湘0104执2187号';

let gateway: GatewayProcess;
let tablet: Tablet;
let zhang: Officer;
let twin: Tablet | null = null;
test.beforeAll(async () => {
  ({ gateway, tablet, zhang } = await openWorkplace());
});
test.afterAll(async () => {
  await twin?.throwAway();
  await tablet.throwAway();
  await gateway.stop();
});

test('[R29, P6, W1, W3] of a cloned profile both branches reach the court, and the second tablet goes on as a writer of its own', async () => {
  await zhang.openCase('2187', NUMBER);
  await zhang.startAction('喀什某搅拌站');
  await zhang.addItem('机动车');
  const item = zhang.page.url();
  await toQueue(zhang);
  await zhang.allAtCourt();
  await tablet.switchOff();
  twin = tablet.copy();

  const first = new Officer(await tablet.open());
  await first.goto(item);
  await first.write('号牌', '新Q31001');
  await toQueue(first);
  await first.allAtCourt();
  const ofFirst = await heldOnTablet(first.page);

  const second = new Officer(await twin.open());
  await second.goto(item);
  await second.write('号牌', '新Q31002');
  await second.photograph(1);
  await toQueue(second);
  await expect(second.page.getByText(/分成了两支.*A′/)).toBeVisible();
  await second.page.goBack();
  await second.write('里程', '120500');
  await toQueue(second);
  await second.allAtCourt();
  const ofSecond = await heldOnTablet(second.page);
  expect(ofSecond.writers).toHaveLength(2);
  expect(new Set(ofSecond.entries.map(({ writer }) => writer)).size).toBe(2);

  const court = await AtCourt.open(gateway);
  const recorded = new Set([...ofFirst.entries, ...ofSecond.entries].map(({ header }) => header));
  const stored = async () => (await Promise.all(ofSecond.writers.map((writer) => court.entriesOf(writer)))).flat();
  await expect.poll(async () => (await stored()).length).toBe(recorded.size);
  expect(new Set((await stored()).map(({ header }) => header))).toEqual(recorded);
  const files = await court.storedFiles();
  for (const { sha256 } of ofSecond.files) expect(files).toContain(sha256);
  await court.close();
});

const toQueue = (officer: Officer): Promise<void> => officer.page.getByRole('link', { name: '同步', exact: true }).click();
