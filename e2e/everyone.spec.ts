import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import WebSocket from 'ws';
import { PAGES } from './pages';
import { baseUrl, openWall, watchOtherOrigins } from './wall-page';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const scheme of ['light', 'dark'] as const) {
  for (const path of PAGES) {
    test(`axe finds nothing on ${path} in ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      if (path === '/wall') await openWall(page, `?theme=${scheme === 'light' ? 'day' : 'night'}`);
      else await page.goto(`${baseUrl()}${path}`);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      ).toEqual([]);
    });
  }
}

test('no page asks anything of another server', async ({ page }) => {
  const others = watchOtherOrigins(page);
  for (const path of PAGES) {
    if (path === '/wall') await openWall(page);
    else await page.goto(`${baseUrl()}${path}`, { waitUntil: 'networkidle' });
  }
  expect(others).toEqual([]);
});

/** How the server answers a socket that comes from a page of this origin. */
function socketFrom(origin: string): Promise<string> {
  const url = `${baseUrl().replace('http', 'ws')}/live/?EIO=4&transport=websocket`;
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { origin });
    const answer = (words: string) => {
      resolve(words);
      socket.terminate();
    };
    socket.on('open', () => answer('open'));
    socket.on('error', ({ message }) => answer(message));
  });
}

test('a socket from a page of another origin is refused', async () => {
  expect(await socketFrom('http://evil.example')).toMatch(/40\d/);
  expect(await socketFrom(baseUrl())).toBe('open');
});

test('the wall respects a wish for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openWall(page);
  const running = await page.evaluate(() => document.getAnimations().length);
  expect(running).toBe(0);
});
