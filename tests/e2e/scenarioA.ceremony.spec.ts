import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readHandover } from '@/domain/handover';
import { itemView } from '@/domain/inventory/itemView';
import { AtCourt } from './atCourt';
import { expectAtCourt } from './expectAtCourt';
import { heldOnTablet } from './heldOnTablet';
import { addAlike, chooseIn, claim, holdAll, listInCab, listMixer, openTruck, tearAndReplace, unseal } from './listDeeds';
import { pdfTexts } from './pdfTexts';
import { addToTeam, chip, dialog, endAt, fill, goToMissing, missing, noteCall, notePresent, notMissing, startAt } from './sceneDeeds';
import { beginEvent, saveSheet } from './searching';
import { refuse, signAfterReading, signAtSecondTry } from './signing';
import { STRANGERS, strip, trucks } from './trucks';
import { openWorkplace } from './workplace';

const NUMBER = '（2024）湘0104执2187号';
const RULING = `${NUMBER}之一`;
const YARD = { latitude: 39.47, longitude: 75.99, accuracy: 6 };
const KEEPER = '某停车场';
/** Taken, and nobody has the keys. */
const locked = trucks.filter(({ keys }, i) => keys === 0 && !STRANGERS.includes(i + 1));
/** What is in the first cab, and one thing that may not be taken. */
const contained = (trucks[0]?.inside.length ?? 0) + 1;

test('14 trucks in Kashgar to the last signature: what the law wants stops the paper in words, never the recording, and all of it is done without a network', async () => {
  test.setTimeout(300_000);
  const { gateway, tablet, zhang } = await openWorkplace({ geolocation: YARD });
  const { page } = zhang;
  const { letter, court: courtId } = await page.evaluate(() => ({
    letter: (JSON.parse(localStorage.getItem('fieldwrit.device') ?? '{}') as { letter?: string }).letter ?? '',
    court: (JSON.parse(localStorage.getItem('fieldwrit.officers') ?? '[]') as { court: string }[])[0]?.court ?? '',
  }));
  expect(gateway.admin('seals', 'issue', courtId, letter, strip(1), strip(26), '--to', 'zhang')).toMatchObject({ code: 0 });
  await zhang.lookAgain();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('fieldwrit.seals') ?? ''), { timeout: 60_000 }).toContain(strip(26));

  await gateway.kill();

  await zhang.openCase('湘0104执2187', NUMBER);
  await startAt(zhang, { at: '2024-08-17T06:40', place: '喀什某搅拌站', suggested: '假日' });
  const meter = page.getByRole('meter', { name: '已控制估值' });
  await test.step('14 trucks, the first with what is in its cab, the others by their numbers', async () => {
    const [first, ...others] = trucks;
    if (!first) return;
    await listMixer(zhang);
    await zhang.describeTruck(first);
    for (const thing of first.inside) await listInCab(zhang, thing);
    await zhang.photograph(2);
    for (const [from, to] of [[2, 10], [11, 12], [13, 14]] as const) await addAlike(zhang, others.slice(from - 2, to - 1), STRANGERS.includes(from) ? 0 : 2);
    // The last one is open at the end.
    await openTruck(zhang, trucks[13]!.plate);
  });

  await test.step('above the limit the meter asks for a reason, and stops nothing', async () => {
    await expect(meter).toHaveAttribute('aria-valuenow', '392000000');
    await expect(page.getByText('¥ 3,920,000')).toBeVisible();
    await expect(page.getByText('超出 ¥ 19,000（0.49%）')).toBeVisible();
    await expect(page.getByText(/按含加倍利息的上限计，没有超出/)).toBeVisible();
    await zhang.write('备注', '末车');
    await fill(zhang, '超出上限的理由', '整批车辆停在一处，逐车核对权属之前先行控制');
    await notMissing(zhang, '估值超过执行标的，请负责人把关');
  });

  await test.step('two trucks are another’s: to be verified, out of the value, with the claim on record', async () => {
    for (const n of [11, 12]) {
      await openTruck(zhang, trucks[n - 1]!.plate);
      await zhang.write('登记所有人', '依某');
      await expect(zhang.panel.getByLabel(/^措施/)).toHaveText('待核');
      await claim(zhang, '依某', '驾驶员称挂靠，实际为依某所有');
    }
    await expect(meter).toHaveAttribute('aria-valuenow', '336000000');
    await expect(page.getByText(/^超出 ¥/)).toHaveCount(0);
    // A reason for what is no longer so is taken back.
    await fill(zhang, '超出上限的理由', '');
  });

  await test.step('what differs from truck to truck', async () => {
    await openTruck(zhang, trucks[4]!.plate);
    await zhang.write('备注', '车身号牌与车架号登记的号牌不一致，以车架号为准');
    // The ninth has no plate: without its engine number the paper waits, and the checklist leads there.
    await openTruck(zhang, `VIN …${trucks[8]!.vin.slice(-4)}`);
    await zhang.write('发动机号', '');
    await goToMissing(zhang, '无号牌，清单要写发动机号');
    await expect(zhang.panel.getByLabel(/^发动机号/)).toBeInViewport();
    await zhang.write('发动机号', trucks[8]!.engineNo);
    await openTruck(zhang, trucks[0]!.plate);
    expect(await holdAll(zhang, 11)).toEqual({ from: '2024-08-17', to: '2026-08-16' });
  });

  await test.step('strips: one torn by the wind and replaced; one used twice or of another court is told', async () => {
    await openTruck(zhang, trucks[6]!.plate);
    await tearAndReplace(zhang, strip(13), strip(25), '大风吹破');
    const field = zhang.panel.getByLabel('封条', { exact: true });
    await field.fill('G2019-77');
    await expect(zhang.panel.getByText('G2019-77 不在本机领用的号段里。可以照登，请核对。')).toBeVisible();
    await zhang.seal(strip(1));
    await expect(zhang.panel.getByText(/^也用于 /)).toBeVisible();
    await expect(await missing(zhang, `的封条 ${strip(1)} 用了两次`)).toBeVisible();
    await page.keyboard.press('Escape');
    await unseal(zhang, strip(1));
    await notMissing(zhang, '用了两次');
  });

  await test.step('a thing cannot be both taken and kept', async () => {
    await openTruck(zhang, trucks[1]!.plate);
    await zhang.panel.getByRole('button', { name: '登记内装物品' }).click();
    await dialog(zhang).getByRole('button', { name: '一般物品' }).click();
    await zhang.write('名称', '胰岛素');
    await chooseIn(zhang, '豁免筛查', '身体缺陷辅助工具、医疗物品');
    await chooseIn(zhang, '措施', '扣押');
    await expect(zhang.panel.getByText('既列入查扣，又属于保留物品')).toBeVisible();
    await expect(await missing(zhang, '属于豁免财产，却列为已采取措施')).toBeVisible();
    await page.keyboard.press('Escape');
    await zhang.panel.getByRole('button', { name: '列入保留清单' }).click();
    await expect(zhang.panel.getByText('已列入保留清单，不查扣、不计值')).toBeVisible();
    await notMissing(zhang, '属于豁免财产');
    await expect(meter).toHaveAttribute('aria-valuenow', '336000000');
  });

  await test.step('people, calls, and by what right', async () => {
    await zhang.tab('在场人');
    await addToTeam(zhang, '李某', '执行员');
    await addToTeam(zhang, '王某', '书记员');
    await notePresent(zhang, { name: '邱某', role: '单位工作人员' });
    await notePresent(zhang, { name: '古某', role: '基层组织人员' });
    await notePresent(zhang, { name: '艾某', role: '驾驶员、占有人', language: '维吾尔语' });
    await notePresent(zhang, { name: '吾某', role: '翻译', language: '维吾尔语' });
    for (const [at, note] of [['2024-08-17T07:02', '称在外地'], ['2024-08-17T07:15', '挂断电话']] as const) {
      await page.getByRole('button', { name: '记一次通知' }).click();
      await noteCall(zhang, '马某', { at, result: '拒绝到场', note });
    }
    await fill(zhang, /^出示证件/, '2024-08-17T06:42');
    await chip(page.locator('main'), '案卷里的裁定书', RULING).click();
    await page.getByRole('switch', { name: '跨省执行' }).click();
    await chip(page.locator('main'), '案卷里的批准', '湘高执批〔2024〕31号').click();
    await fill(zhang, '夜间、假日执行的理由', '车辆周末集中停放，工作日分散各工地');
    await fill(zhang, '批准人', '执行局长 谢某');
  });

  await test.step('two trucks without keys are opened by a locksmith after the order to open them; the damage is photographed', async () => {
    await zhang.tab('清单');
    for (const { plate } of locked) {
      await openTruck(zhang, plate);
      await zhang.photograph(1);
    }
    await zhang.tab('经过');
    for (const { plate } of locked) {
      await beginEvent(page, {
        kind: '强制开启',
        fields: { 什么: `${plate}驾驶室`, 责令开启时间: '2024-08-17T09:05', 对方怎么说: '邱某称没有钥匙，拒绝打开', 时间: '2024-08-17T09:20', 怎样打开: '锁匠开锁', 损坏情况: '左门锁芯更换，已拍照' },
        chips: { 由谁: ['李某'] },
      });
      await saveSheet(page);
    }
    await notMissing(zhang, '之前没有责令开启');
  });

  await test.step('the paper waits for what it lacks, and each line of the checklist leads there', async () => {
    await zhang.tab('笔录');
    await zhang.generateTranscript();
    await zhang.tab('签名');
    await expect(page.getByRole('button', { name: '定稿', exact: true })).toBeDisabled();
    await goToMissing(zhang, '没有结束时间');
    await dialog(zhang).getByLabel(/^结束时间/).fill('2024-08-17T05:25');
    await dialog(zhang).getByLabel(/^结束时间/).blur();
    await expect(dialog(zhang).getByText('结束不能早于开始，未记入')).toBeVisible();
    await endAt(zhang, '2024-08-17T13:25');
    await page.keyboard.press('Escape');
    await zhang.tab('笔录');
    // From the very tab where the custodian is named.
    await goToMissing(zhang, '没有保管人');
    const sheet = dialog(zhang);
    await sheet.getByLabel('姓名或单位').fill(KEEPER);
    await chip(sheet, '保管人身份', '第三人').click();
    await chip(sheet, '能否继续使用', '不得使用').click();
    await sheet.getByLabel('存放地点').fill('喀什市某停车场');
    await sheet.getByRole('button', { name: '保存' }).click();
    await expect(sheet).toBeHidden();
  });

  await test.step('the transcript tells it all, and was read out in the drivers’ language', async () => {
    await fill(zhang, /^保管责任告知时间/, '2024-08-17T13:00');
    await fill(zhang, '异议及处理', '邱某称车辆另有用途，已告知可以提出书面异议');
    await chip(page.locator('main'), '阅读或宣读', '阅读并宣读').click();
    await fill(zhang, '在场人意见', '无');
    await page.getByRole('button', { name: '记宣读' }).click();
    await dialog(zhang).getByLabel(/^时间/).fill('2024-08-17T13:05');
    await dialog(zhang).getByRole('button', { name: '保存' }).click();
    await expect(page.getByText(/吾某 · 维吾尔语/)).toBeVisible();
    await page.getByRole('button', { name: '重新生成' }).click();
    const text = page.getByRole('textbox', { name: '笔录正文' });
    await expect(text).toHaveValue(/由吾某用维吾尔语宣读/);
    const said = await text.inputValue();
    for (const words of [
      '2024年8月17日6时40分', '2024年8月17日13时25分', '假日执行，理由：车辆周末集中停放', '湘高执批〔2024〕31号', `采取措施的裁定书：${RULING}`, '李某（执行员）', '7时02分', '7时15分', '拒绝到场', '合计：12项（12辆）', '3,360,000.00元', '叁佰叁拾陆万元整',
      `${strip(13)}（左前门，作废：大风吹破，改用${strip(25)}）`, '自2024年8月17日起至2026年8月16日止', '保管期间不得使用', '以车架号为准', '号牌：无牌',
    ]) expect(said).toContain(words);
    for (const { plate } of locked) expect(said).toContain(`2024年8月17日9时05分责令开启${plate}驾驶室；邱某称没有钥匙，拒绝打开；2024年8月17日9时20分由李某以锁匠开锁开启；损坏情况：左门锁芯更换，已拍照。`);
    expect(said.match(/措施：待核/g)).toHaveLength(2);
    expect(said.match(/依某主张权利/g)).toHaveLength(2);
    expect(said).not.toContain('估值超过应执行金额');
  });

  await test.step('everybody signs or says why not; until the custodian has signed it is not finished', async () => {
    await zhang.tab('签名');
    await expect(page.getByText(/可以定稿|定稿要求全部满足/)).toBeVisible();
    await zhang.freeze();
    await signAtSecondTry(zhang, '古某');
    await refuse(zhang, '邱某', { reason: '不认可笔录内容', witness: '古某', recorder: 'ZF-07', at: '06:35:10' });
    await signAfterReading(zhang, '艾某', '吾某', '维吾尔语');
    for (const name of ['吾某', '张某', '李某', '王某']) await zhang.sign(name);
    await expect(page.getByText('还有 1 人没有结果')).toBeVisible();
    await goToMissing(zhang, `${KEEPER} 还没有签名结果`);
    await zhang.sign(KEEPER);
    await expect(page.getByText('每个人都有结果，原件已封存；要改只能另作补正笔录。')).toBeVisible();
  });

  await test.step('a copy is left at the office, and the trucks go to the car park, signed by both', async () => {
    await goToMissing(zhang, '清单副本还没有交付或者注明拒收');
    const copy = dialog(zhang);
    await chip(copy, '交给谁', '喀什某建材公司').click();
    await chip(copy, '结果', '留置').click();
    await copy.getByLabel(/^说明/).fill('邱某拒收，留置于公司办公室，全程录像');
    await copy.getByRole('button', { name: '记下' }).click();
    await expect(copy).toBeHidden();

    await zhang.tab('保管');
    await page.getByRole('button', { name: '新交接' }).click();
    const form = dialog(zhang);
    await expect(form.getByText('财产 12 / 14')).toBeVisible();
    await form.getByRole('group', { name: '接收人' }).getByRole('button', { name: new RegExp(KEEPER) }).click();
    await expect(form.getByText('保管期间不得使用')).toBeVisible();
    await expect(form.getByLabel(/^里程/).first()).toHaveValue(/^38,?420$/);
    await form.getByRole('textbox', { name: /^保管费/ }).fill('30');
    await form.getByLabel('计费单位').fill('日/台');
    await form.getByLabel(/^备注/).fill('其中 2 辆由拖车运送');
    await form.getByRole('button', { name: '记下交接（12 件）' }).click();
    await page.getByRole('button', { name: '定稿并由双方签名' }).click();
    await zhang.freeze();
    await zhang.sign('张某');
    await zhang.sign(KEEPER);
    await expect(page.getByText('每个人都有结果，原件已封存；要改只能另作补正笔录。')).toBeVisible();
    await expect(page.getByRole('button', { name: '检查清单: 齐全' })).toBeVisible();
  });

  await test.step('the papers, made without a network', async () => {
    await zhang.tab('文书');
    await expect(page.getByRole('img', { name: /^第 1 页/ })).toBeVisible({ timeout: 60_000 });
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await page.getByRole('button', { name: '分享或下载' }).click();
    const words = (await pdfTexts(new Uint8Array(readFileSync(await (await download).path())))).join('');
    const lists = ['扣押财产清单', '未查封扣押、待核财产清单', '物品登记造册', '保留物品清单', '封条使用清单', '财产移交保管清单'];
    for (const said of [...lists, '依某', strip(13), `换下${strip(13)}`, strip(25), '作废', '胰岛素', '当场发还', '拒绝签名']) expect(words).toContain(said);
  });

  const held = await heldOnTablet(page);
  await gateway.start();
  await zhang.lookAgain();
  await zhang.allAtCourt();

  await test.step('rows in PostgreSQL and files on its disk equal what was captured', async () => {
    const court = await AtCourt.open(gateway);
    await expectAtCourt(court, held);
    const items = (await court.documents(NUMBER, 'item')).map(itemView);
    expect(items).toHaveLength(trucks.length + contained);
    const vehicles = items.filter(({ categoryId }) => categoryId === 'vehicle');
    expect(vehicles.map(({ measure }) => measure).sort()).toEqual([...Array.from({ length: 12 }, () => 'impoundment'), 'toVerify', 'toVerify']);
    const strips = vehicles.flatMap(({ seals }) => seals).sort((a, b) => (a.number < b.number ? -1 : 1));
    expect(strips.map(({ number, state }) => [number, state])).toEqual(Array.from({ length: 25 }, (_, i) => [strip(i + 1), i === 12 ? 'void' : 'affixed']));

    const papers = await court.documents(NUMBER, 'transcript');
    expect(papers.filter(({ frozen }) => frozen !== null)).toHaveLength(1);
    const outcomes = (acts: (typeof papers)[number]['acts']) => Object.fromEntries(acts.flatMap((act) => (act.is === 'sign' ? [[act.person.name, act.outcome.is]] : [])));
    expect(outcomes(papers[0]!.acts)).toEqual({ 古某: 'signed', 邱某: 'refused', 艾某: 'signed', 吾某: 'signed', 张某: 'signed', 李某: 'signed', 王某: 'signed', [KEEPER]: 'signed' });

    const handovers = (await court.documents(NUMBER, 'handover')).map(readHandover);
    const custody = handovers.find(({ what }) => what === 'custody');
    expect(custody).toMatchObject({ to: { name: KEEPER, role: 'thirdParty' }, result: 'taken', feeFen: 3_000, frozen: true });
    expect([...(custody?.rows.values() ?? [])].map(({ mileageKm }) => mileageKm).sort()).toEqual(trucks.filter(({ seals }) => seals.length > 0).map(({ mileageKm }) => mileageKm).sort());
    expect(outcomes(custody?.document.acts ?? [])).toEqual({ 张某: 'signed', [KEEPER]: 'signed' });
    expect(handovers.find(({ what }) => what === 'copy')).toMatchObject({ to: { name: '喀什某建材公司', role: 'debtor' }, result: 'left', paper: papers[0]!.id });
    await court.close();
    expect(gateway.admin('seals', 'list', courtId).output).toMatch(/已贴 24 {2}破损 0 {2}启封 0 {2}作废 1 {2}未用 1/);
  });

  expect(tablet.complaints).toEqual([]);
  await tablet.throwAway();
  await gateway.stop();
});
