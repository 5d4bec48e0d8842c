import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The Chromium that tests drive: CHROMIUM_PATH, the system's, or Playwright's; null when there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return [...installed, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** Finds a Chromium, or installs one with a Chinese font: Debian's package where apt and root are at hand, else Playwright's. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, and there is no such file.`);
  for (const [command, ...args] of installers()) {
    if (command === undefined) continue;
    try {
      console.log(`No Chromium found; trying: ${command} ${args.join(' ')}`);
      execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    } catch {
      continue;
    }
    const now = findChromium();
    if (now) return now;
  }
  throw new Error('The browser tests need a Chromium. Install one (Debian: apt-get install chromium fonts-noto-cjk), or set CHROMIUM_PATH to its program.');
}

function installers(): string[][] {
  const apt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  const debian = [['apt-get', 'update'], ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']];
  return [...(apt ? debian : []), [process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']];
}

/**
 * A list of one's own takes the place of Playwright's: what of it concerns these tests (nothing asks anybody, plain HTTP stays, a page is drawn when it is
 * there), and two pages behind the address bar which each start would draw for nobody.
 */
const withoutFeatures = [
  'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PreconnectToSearch', 'LensOverlay', 'AimEnabled',
  'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning',
  'PaintHolding', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'AvoidCorsURLLoaderRestartOnRedirect', 'DestroyProfileOnBrowserClose',
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
];

export const chromiumArgs = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--disable-features=${withoutFeatures.join(',')}`,
];
