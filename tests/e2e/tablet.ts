import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Geolocation, type Page } from '@playwright/test';
import { chromiumArgs, ensureChromium } from './chromium';
import { layFolder } from './layFolder';

export interface TabletOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly theme?: 'day' | 'night';
  readonly geolocation?: Geolocation;
  /** A Y4M file that the camera sees instead of the browser's test picture. */
  readonly cameraSees?: string;
  /** The profile of a tablet that is switched off: this one begins with a copy of it. */
  readonly diskOf?: string;
}

/** Each picture of the camera is drawn by the processor. */
const FEW_PICTURES = '--use-fake-device-for-media-stream=fps=5';

/** A tablet: a browser profile on disk (never an incognito one: those live in memory), with a camera and a position. */
export class Tablet {
  /** Where the browser keeps everything; to be damaged only while it is switched off. */
  readonly profile = mkdtempSync(join(tmpdir(), 'fieldwrit-tablet-'));
  private context: BrowserContext | null = null;
  /** Everything that the browser complained of: uncaught errors and violations of the content security policy. */
  readonly complaints: string[] = [];

  private constructor(readonly origin: string, private readonly options: TabletOptions) {}

  static async take(origin: string, options: TabletOptions = {}): Promise<Tablet> {
    const tablet = new Tablet(origin, options);
    if (options.diskOf !== undefined) layFolder(options.diskOf, tablet.profile);
    await tablet.open();
    return tablet;
  }

  /** Another tablet with a copy of this one's disk, which has to be switched off: the same writer twice. */
  copy(): Tablet {
    const twin = new Tablet(this.origin, this.options);
    cpSync(this.profile, twin.profile, { recursive: true, filter: (path) => !/Singleton/.test(path) });
    return twin;
  }

  async open(): Promise<Page> {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: ensureChromium(),
      args: [...chromiumArgs, FEW_PICTURES, ...(this.options.cameraSees ? [`--use-file-for-fake-video-capture=${this.options.cameraSees}`] : [])],
      headless: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: this.options.viewport ?? { width: 1280, height: 800 },
      colorScheme: this.options.theme === 'night' ? 'dark' : 'light',
      ...(this.options.geolocation ? { geolocation: this.options.geolocation } : {}),
      permissions: ['geolocation', 'camera'],
      baseURL: this.origin,
    });
    return this.listenTo(this.page);
  }

  private listenTo(page: Page): Page {
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) this.complaints.push(message.text());
    });
    return page;
  }

  /** The browser kills the tab as it does when memory runs out; a fresh one takes its place. */
  async crashTab(): Promise<Page> {
    const [lost, context] = [this.page, this.context];
    if (!context) throw new Error('The tablet is switched off.');
    const gone = lost.waitForEvent('crash');
    const devtools = await context.newCDPSession(lost);
    devtools.send('Page.crash').catch(() => undefined);
    await gone;
    const fresh = await context.newPage();
    await lost.close();
    return this.listenTo(fresh);
  }

  /** Takes the network away from the browser, or gives it back. */
  async setNetwork(there: boolean): Promise<void> {
    await this.context?.setOffline(!there);
  }

  get page(): Page {
    const page = this.context?.pages()[0];
    if (!page) throw new Error('The tablet is switched off.');
    return page;
  }

  async moveTo(geolocation: Geolocation): Promise<void> {
    await this.context?.setGeolocation(geolocation);
  }

  /** Closes the browser; what is on its disk stays. */
  async switchOff(): Promise<void> {
    await this.context?.close();
    this.context = null;
  }

  /** After its processes were killed: what is on its disk stays. */
  async killed(): Promise<void> {
    await this.context?.close().catch(() => undefined);
    this.context = null;
  }

  async throwAway(): Promise<void> {
    await this.switchOff();
    rmSync(this.profile, { recursive: true, force: true });
  }
}
