import { expect, test } from 'playwright/test';
import { baseUrl, openWall } from './wall-page';

test('a screen without WebGL keeps its figures and says what is missing', async ({ page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement, kind: string) {
        return kind.startsWith('webgl') ? null : original.call(this, '2d');
      },
    });
  });
  await page.goto(`${baseUrl()}/wall`);
  await expect(page.getByText(/Карта не рисуется/)).toBeVisible();
  await expect(page.locator('[data-district-label]')).toHaveCount(3);
  await expect(page.locator('[data-text="hero"]')).toHaveText(/\d/);
});

test('a broken panel says so in a sentence, the others go on', async ({ page }) => {
  await page.addInitScript(() => {
    // Panels that follow their own size cannot be drawn.
    Object.defineProperty(window, 'ResizeObserver', {
      value: class {
        constructor() {
          throw new Error('broken on purpose');
        }
      },
    });
  });
  await page.goto(`${baseUrl()}/wall`);
  await expect(page.getByText(/Панель «За час» не нарисовалась/)).toBeVisible();
  await expect(page.locator('[data-text="hero"]')).toHaveText(/\d/);
  await expect(page.locator('[data-tile="Сроки"] [data-text="value"]').first()).toHaveText(/\d/);
});

test('no text of a citizen ever reaches a wall', async ({ page }) => {
  const frames: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))));
  await openWall(page);
  const shown = (await page.locator('body').textContent()) ?? '';
  for (const text of [shown, ...frames])
    expect(text).not.toMatch(/просим принять меры|927 123|Батареи холодные/);
});

test('the picture moves about by four pixels, so that nothing burns in', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${baseUrl()}/wall`);
  const transform = () => page.locator('main').evaluate((main) => main.style.transform);
  await expect.poll(transform).toBe('translate(0px, 0px)');
  await page.clock.fastForward(90_000);
  await expect.poll(transform).toBe('translate(4px, 0px)');
});
