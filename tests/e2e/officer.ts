import { expect, type Locator, type Page } from '@playwright/test';
import { goTo, openVault, PASSPHRASE, unlock } from './vaultDoor';

export interface TruckFacts {
  readonly plate: string;
  readonly vin: string;
  readonly engineNo: string;
  readonly mileageKm: number;
  readonly keys: number;
  readonly seals: readonly string[];
}

/** What an officer does on a tablet, in the officer's words. One place that knows how the screens are built. */
export class Officer {
  constructor(readonly page: Page) {}

  async signIn(account: string, password = 'fieldwrit-demo'): Promise<void> {
    await this.page.goto('/');
    await this.enter(account, password);
    await this.openVault();
  }

  /** Tries an account and a password at the door. */
  async enter(account: string, password: string): Promise<void> {
    await this.page.getByLabel('账号').fill(account);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  /** Chooses the passphrase where this tablet has none of the officer yet, or types it, and is at work. */
  async openVault(passphrase = PASSPHRASE): Promise<void> {
    await openVault(this.page, passphrase);
    await expect(this.page.getByRole('navigation')).toBeVisible();
  }

  /** Types the passphrase at the locked tablet. */
  async unlock(passphrase = PASSPHRASE): Promise<void> {
    await unlock(this.page, passphrase);
  }

  /** Opens an address as after a restart: the tablet is locked first. */
  async goto(path: string): Promise<void> {
    await goTo(this.page, path);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.unlock();
  }

  /** Takes the tablet up again: a screen that is seen asks the court at once and does not wait its turn (S1). */
  async lookAgain(): Promise<void> {
    await this.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  }

  /** The app's files are on the tablet: from now on it starts without a network. */
  async workerReady(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
  }

  /** The app's files and this case are on the tablet: from now on it can be worked on without a network. */
  async readyWithoutNetwork(number = '（2024）湘0104执2187号'): Promise<void> {
    await this.workerReady();
    await expect(this.page.getByText(number).first()).toBeVisible({ timeout: 30_000 });
  }

  /** Finds a case by what is typed and opens its file. */
  async openCase(typed: string, number: string): Promise<void> {
    await this.page.getByRole('link', { name: '案件', exact: true }).click();
    await this.page.getByRole('searchbox').fill(typed);
    const row = this.page.getByRole('list').getByText(number);
    await expect(row).toHaveCount(1);
    // The first tap shows the case beside the list (landscape), the second opens it; on a narrow screen the first does.
    await row.click();
    await expect(async () => {
      if (!/\/cases\/.+/.test(this.page.url())) await this.page.getByRole('link', { name: '打开案件' }).click({ timeout: 500 });
      expect(this.page.url()).toMatch(/\/cases\/.+/);
    }).toPass();
  }

  async startAction(placeText: string): Promise<void> {
    await this.page.getByRole('button', { name: '开始现场' }).first().click();
    const sheet = this.page.getByRole('dialog');
    await sheet.getByLabel('地点').fill(placeText);
    await sheet.getByRole('button', { name: '开始现场' }).click();
    await expect(this.page).toHaveURL(/\/actions\/.+/);
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) }).click();
  }

  /** The panel or sheet of the open item. */
  get panel(): Locator {
    return this.page.getByRole('complementary').or(this.page.getByRole('dialog')).last();
  }

  async addItem(category: string): Promise<void> {
    const before = this.page.url();
    await this.page.getByRole('button', { name: '添加财产' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: category }).click();
    // Until the new item is open, the panel is still the one before it.
    await expect(this.page).not.toHaveURL(before);
  }

  /** Writes a field and leaves it, as a finger on the next field does. */
  async write(label: string, text: string): Promise<void> {
    const field = this.panel.getByLabel(labelled(label));
    const more = this.panel.getByRole('button', { name: /^更多项目/ });
    await expect(field.or(more).first()).toBeVisible();
    if (!(await field.isVisible())) await more.click();
    await field.fill(text);
    await field.blur();
  }

  async chooseMeasure(word: string): Promise<void> {
    await this.panel.getByLabel(labelled('措施')).click();
    await this.page.getByRole('option', { name: word, exact: true }).click();
  }

  async seal(number: string): Promise<void> {
    await this.panel.getByLabel(labelled('封条')).fill(number);
    await this.panel.getByRole('button', { name: '贴封条' }).click();
    await expect(this.panel.getByText(number, { exact: true })).toBeVisible();
  }

  async describeTruck(facts: TruckFacts): Promise<void> {
    await this.write('号牌', facts.plate);
    await this.write('车架号（VIN）', facts.vin);
    await this.write('发动机号', facts.engineNo);
    await this.write('里程', String(facts.mileageKm));
    await this.write('钥匙把数', String(facts.keys));
    for (const number of facts.seals) await this.seal(number);
  }

  /** 再来一台: the same kind of truck; what differs is blank. */
  async repeatLast(): Promise<void> {
    const before = await this.title();
    await this.page.getByRole('button', { name: '再来一台' }).click();
    await expect.poll(() => this.title()).not.toBe(before);
  }

  /** 再来一台 from a keyboard: tells how many taps and keys it took, apart from the characters that differ from thing to thing. */
  async repeatByKeyboard(facts: TruckFacts): Promise<number> {
    let deeds = 0;
    const enter = async (): Promise<void> => {
      await this.page.keyboard.press('Enter');
      deeds += 1;
    };
    await this.repeatLast();
    deeds += 1;
    for (const [label, text] of [['号牌', facts.plate], ['车架号（VIN）', facts.vin], ['发动机号', facts.engineNo], ['里程', String(facts.mileageKm)], ['钥匙把数', String(facts.keys)]] as const) {
      await expect(this.panel.getByLabel(labelled(label))).toBeFocused();
      await this.page.keyboard.type(text);
      await enter();
    }
    for (const number of facts.seals) {
      await expect(this.panel.getByLabel(labelled('封条'))).toBeFocused();
      await enter();
      await expect(this.panel.getByText(number, { exact: true })).toBeVisible();
    }
    return deeds;
  }

  private title(): Promise<string> {
    return this.panel.getByRole('heading').first().innerText();
  }

  /** Takes photos of the open item with the camera; counts them when they are saved. */
  async photograph(count: number): Promise<void> {
    await this.panel.getByRole('button', { name: '拍照' }).first().click();
    await this.shoot(count);
  }

  /** Chooses a file from the device's own album for the open item, with the camera's screen open until `then`. */
  async choosePhoto(file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }, then: () => Promise<void> = () => expect(this.page.getByText('已存 1 张')).toBeVisible()): Promise<void> {
    await this.panel.getByRole('button', { name: '拍照' }).first().click();
    await this.page.getByLabel('从相册选图').setInputFiles(file);
    await then();
    await this.page.getByRole('button', { name: '完成' }).click();
  }

  /** By the keyboard: a click that a busy machine draws out is held, and the shutter goes on by itself. */
  async shoot(count: number): Promise<void> {
    const shutter = this.page.getByRole('button', { name: '拍照，按住连拍' });
    await expect(shutter).toBeEnabled();
    for (let taken = 1; taken <= count; taken += 1) {
      await shutter.press('Enter');
      // A sensor that does not answer is given up after 4 s.
      await expect(this.page.getByText(`已存 ${taken} 张`)).toBeVisible({ timeout: 15_000 });
    }
    await this.page.getByRole('button', { name: '完成' }).click();
  }

  /** Notes somebody who is there, with the capacity they are there in. */
  async notePresent(name: string, role: string): Promise<void> {
    await this.page.getByRole('button', { name: '添加在场人' }).first().click();
    const sheet = this.page.getByRole('dialog').last();
    await sheet.getByLabel('姓名').fill(name);
    await choose(sheet, '身份', role);
    await sheet.getByRole('button', { name: '保存' }).click();
    await expect(this.page.getByText(name).first()).toBeVisible();
  }

  async generateTranscript(): Promise<void> {
    await this.page.getByRole('button', { name: '生成笔录' }).click();
    await expect(this.page.getByRole('textbox', { name: '笔录正文' })).toHaveValue(/笔录/);
  }

  async nameCustodian(name: string, kind: string): Promise<void> {
    await this.page.getByRole('button', { name: '填写保管人' }).click();
    const sheet = this.page.getByRole('dialog').last();
    await sheet.getByLabel('姓名或单位').fill(name);
    await choose(sheet, '保管人身份', kind);
    await sheet.getByRole('button', { name: '保存' }).click();
    await expect(sheet).toBeHidden();
  }

  /** 定稿: after this the text changes no more. */
  async freeze(): Promise<void> {
    await expect(this.page.getByRole('button', { name: '定稿', exact: true })).toBeVisible();
    const end = this.page.getByRole('button', { name: '没有结束时间' });
    if (await end.isVisible()) {
      await end.click();
      await this.page.getByRole('dialog').getByRole('button', { name: '结束现场' }).click();
      await expect(this.page.getByRole('dialog')).toBeHidden();
    }
    await this.page.getByRole('button', { name: '定稿', exact: true }).click();
    await this.page.getByRole('button', { name: '定稿，开始签名' }).click();
    await expect(this.page.getByText('签名情况')).toBeVisible();
  }

  /** The row of somebody who is to sign; others may be told in it. */
  signer(name: string): Locator {
    return this.page.getByRole('button').filter({ has: this.page.getByText(name, { exact: true }) }).first();
  }

  /** The tablet goes to the person, who reads to the end, draws the name with the finger, and gives it back. */
  async sign(name: string): Promise<void> {
    await this.signer(name).click();
    await this.page.getByRole('button', { name: '交给本人' }).click();
    await this.readToEnd();
    await this.drawName();
    await this.page.getByRole('button', { name: '签好了' }).click();
    await holdDown(this.page.getByRole('button', { name: '执行人员按住收回' }));
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  /** Reads the paper that is shown, to its end: before that it cannot be signed. */
  async readToEnd(): Promise<void> {
    const text = this.page.getByRole('region', { name: '定稿全文，可上下滚动' });
    await expect(text).toBeVisible();
    await text.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await this.page.getByRole('button', { name: '我已读完，去签名' }).click();
  }

  async drawName(): Promise<void> {
    const canvas = this.page.getByRole('dialog').locator('canvas');
    await expect(canvas).toBeVisible();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('There is nothing to sign on.');
    for (let stroke = 0; stroke < 3; stroke += 1) {
      await this.page.mouse.move(box.x + 60 + stroke * 80, box.y + 40);
      await this.page.mouse.down();
      for (let step = 1; step <= 12; step += 1) await this.page.mouse.move(box.x + 60 + stroke * 80 + 6 * step, box.y + 40 + 8 * step + (step % 3) * 5);
      await this.page.mouse.up();
    }
  }

  async refuseToSign(name: string, reason: string): Promise<void> {
    await this.signer(name).click();
    const sheet = this.page.getByRole('dialog');
    await choose(sheet, '签名结果', '拒签');
    await sheet.getByLabel('情形与理由').fill(reason);
    await sheet.getByRole('button', { name: '记为拒签' }).click();
    await expect(sheet).toBeHidden();
  }

  /** The queue is empty: every entry and every file has the court's receipt. Nobody taps anything. */
  async allAtCourt(timeoutMs = 90_000): Promise<void> {
    await expect(this.page.getByText('全部到院').first()).toBeVisible({ timeout: timeoutMs });
  }
}

/** Presses and keeps pressed until it has done its work. */
export async function holdDown(button: Locator): Promise<void> {
  await button.hover();
  await button.page().mouse.down();
  await expect(button).toBeHidden();
  await button.page().mouse.up();
}

/** A field's label, with or without the mark that it is required. */
const labelled = (label: string): RegExp => new RegExp(`^${label.replace(/[()]/g, '\\$&')}\\s*(必填)?$`);

/** Taps one of a field's chips. */
const choose = (within: Locator, label: string, option: string): Promise<void> => within.getByRole('group', { name: label }).getByText(option, { exact: true }).click();
