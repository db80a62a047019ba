import { expect, type Page } from 'playwright/test';

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the global set-up has not run`);
  return value;
}

export const baseUrl = () => required('E2E_BASE_URL');
export const token = () => required('E2E_TOKEN');
export const dataDir = () => required('E2E_DATA_DIR');

/** Opens a wall and waits until its map and its figures are there. */
export async function openWall(page: Page, query = '', at = baseUrl()): Promise<void> {
  await page.goto(`${at}/wall${query}`);
  await expect(page.locator('[data-map-state="drawn"]')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('[data-text="hero"]')).not.toHaveText('—');
  await page.evaluate(() => document.fonts.ready);
}

/** Every request that leaves the page's own server. */
export function watchOtherOrigins(page: Page): string[] {
  const others: string[] = [];
  const own = new URL(baseUrl()).host;
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== own) others.push(request.url());
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== own) others.push(socket.url());
  });
  return others;
}
