import { expect, type Page } from '@playwright/test';
import type { App } from 'vue';
import { Officer } from './officer';
import { goTo } from './vaultDoor';

/** A screen: its address, and what is tapped there until it stands as wanted. Without an address it is drawn as it stands. */
export interface Screen {
  readonly name: string;
  readonly path?: string;
  readonly then?: (page: Page) => Promise<void>;
  /** Shown before the tablet is unlocked. */
  readonly isClosed?: true;
}

export type PlacedScreen = Screen & { readonly path: string };

/** What the prepared tablet holds: paths of its case and actions, and of one thing of the list. */
export interface Prepared {
  readonly raid: string;
  readonly signed: string;
  readonly caseFile: string;
  readonly item: string;
}

/** Opens a screen anew, behind the passphrase where it stands behind it. */
export async function openScreen(page: Page, { path, isClosed }: PlacedScreen): Promise<void> {
  if (isClosed) await page.goto(path);
  else await goTo(page, path);
}

/** Comes to a screen from the one before, without a start in between; where a sheet stands open, or the tablet is in somebody's hands, only a start leads away. */
export async function walkToScreen(page: Page, { path }: PlacedScreen): Promise<void> {
  await page.evaluate(async (to) => {
    const app = document.querySelector<HTMLElement & { readonly __vue_app__?: App }>('#app')?.__vue_app__;
    if (!app) throw new Error('There is no app.');
    await app.config.globalProperties.$router.push(to);
  }, path);
}

const tap = (name: string | RegExp) => async (page: Page): Promise<void> => page.getByRole('button', { name }).first().click();

/** Every screen of an officer's tablet that needs no special state of the network. */
export const officersScreens = (prepared: Prepared): readonly PlacedScreen[] => [...raidScreens(prepared), ...signedScreens(prepared)];

/** Those of a case and of an action that goes on. */
export const raidScreens = ({ raid, caseFile, item }: Omit<Prepared, 'signed'>): readonly PlacedScreen[] => [
  { name: 'cases', path: '/cases' },
  { name: 'case-file', path: caseFile },
  { name: 'case-start', path: caseFile, then: tap('开始现场') },
  { name: 'inventory', path: `${raid}/inventory` },
  { name: 'inventory-item', path: item },
  { name: 'inventory-add', path: `${raid}/inventory`, then: tap('添加财产') },
  { name: 'number-pad', path: item, then: openPad },
  { name: 'photos', path: `${raid}/photos` },
  { name: 'photo', path: `${raid}/photos`, then: openPhoto },
  { name: 'photo-copy', path: `${raid}/photos`, then: copyPhoto },
  { name: 'camera', path: `${raid}/inventory?camera=action`, then: cameraOn },
  { name: 'people', path: `${raid}/people` },
  { name: 'course', path: `${raid}/course` },
  { name: 'course-event', path: `${raid}/course`, then: newSearch },
  { name: 'checklist', path: `${raid}/course`, then: tap(/^检查清单/) },
  { name: 'custody', path: `${raid}/custody` },
  { name: 'hand-over', path: `${raid}/custody`, then: tap('新交接') },
  { name: 'transcript', path: `${raid}/transcript` },
  { name: 'signing-before', path: `${raid}/signing` },
];

/** Those of an action whose paper is frozen, and of the tablet. */
export const signedScreens = ({ signed }: Pick<Prepared, 'signed'>): readonly PlacedScreen[] => [
  { name: 'actions', path: '/actions' },
  { name: 'signing', path: `${signed}/signing` },
  { name: 'sign-sheet', path: `${signed}/signing`, then: turnOf('贺某') },
  { name: 'sign-read', path: `${signed}/signing`, then: readBy('贺某') },
  { name: 'sign-draw', path: `${signed}/signing`, then: drawnBy('贺某') },
  { name: 'sign-mark', path: `${signed}/signing`, then: markedBy('贺某') },
  { name: 'sign-void', path: `${signed}/signing`, then: tap('作废定稿') },
  { name: 'paper', path: `${signed}/paper`, then: paperDrawn },
  { name: 'paper-copy', path: `${signed}/paper`, then: copyGiven },
  { name: 'settings', path: '/settings' },
];

async function newSearch(page: Page): Promise<void> {
  await tap('记一件')(page);
  await page.getByRole('dialog').getByRole('button', { name: '搜查', exact: true }).click();
}

async function openPad(page: Page): Promise<void> {
  await page.getByRole('button', { name: '用大键盘输入：估值' }).first().click();
}

async function openPhoto(page: Page): Promise<void> {
  await page.getByRole('list', { name: '现场照片' }).getByRole('button').first().click();
  await expect(page.getByRole('button', { name: '标注、遮挡、盖信息条' })).toBeEnabled();
}

async function copyPhoto(page: Page): Promise<void> {
  await openPhoto(page);
  await page.getByRole('button', { name: '标注、遮挡、盖信息条' }).click();
  await expect(page.getByRole('button', { name: '留存副本' })).toBeEnabled();
  await page.waitForTimeout(300);
}

async function cameraOn(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: '拍照，按住连拍' })).toBeEnabled();
  await page.waitForTimeout(300);
}

const turnOf = (name: string) => async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(name) }).first().click();
  await expect(page.getByRole('button', { name: '交给本人' })).toBeEnabled();
};

const readBy = (name: string) => async (page: Page): Promise<void> => {
  await turnOf(name)(page);
  await page.getByRole('button', { name: '交给本人' }).click();
  await expect(page.getByRole('region', { name: '定稿全文，可上下滚动' })).toBeVisible();
};

const drawnBy = (name: string) => async (page: Page): Promise<void> => {
  await readBy(name)(page);
  await new Officer(page).readToEnd();
  await drawName(page);
};

const markedBy = (name: string) => async (page: Page): Promise<void> => {
  await readBy(name)(page);
  await new Officer(page).readToEnd();
  await page.getByRole('button', { name: '捺印' }).click();
  await expect(page.getByRole('button', { name: '拍下指印' })).toBeEnabled();
  await page.waitForTimeout(300);
};

async function paperDrawn(page: Page): Promise<void> {
  await expect(page.getByRole('img', { name: /^第 1 页/ })).toBeVisible({ timeout: 60_000 });
}

async function copyGiven(page: Page): Promise<void> {
  await paperDrawn(page);
  const add = page.getByRole('button', { name: '记一份副本的交付' });
  if (!(await add.isVisible())) await tap('文书与副本')(page);
  await add.click();
}

async function drawName(page: Page): Promise<void> {
  const box = await page.getByRole('dialog').locator('canvas').boundingBox();
  if (!box) return;
  const { mouse } = page;
  const [left, top, wide, high] = [box.x + box.width * 0.3, box.y + box.height * 0.25, box.width * 0.4, box.height * 0.5];
  for (const stroke of [0, 1, 2, 3]) {
    await mouse.move(left + (wide * stroke) / 4, top + high * 0.2);
    await mouse.down();
    for (let step = 1; step <= 14; step += 1) await mouse.move(left + (wide * (stroke + step / 16)) / 4, top + high * (0.5 + 0.5 * Math.sin((stroke + step) * 0.9)));
    await mouse.up();
  }
}
