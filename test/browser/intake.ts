import type { Page } from '@playwright/test';
import { highlandProject } from '../support/highland-province.ts';
import { expect, openSmallApp } from './app.ts';

export { expect, test } from './app.ts';

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Hands files over as a person does, and waits until all of them have been dealt with. */
export async function takeFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  await (
    await chooser
  ).setFiles(
    files.map(({ name, bytes }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    })),
  );
}

/** The province of these tests with nothing returned yet. */
export async function openHighland(page: Page): Promise<void> {
  await openSmallApp(page);
  await takeFiles(page, [{ name: 'vung-cao.songban', bytes: highlandProject() }]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tỉnh thử vùng cao');
}

/** Opens a tab of the Data step, the step first where another is open. */
export const openDataTab = async (page: Page, name: RegExp): Promise<void> => {
  const step = page.getByRole('button', { name: /^\d Dữ liệu$/ });
  if (!(await page.getByRole('tablist', { name: 'Dữ liệu' }).isVisible())) await step.click();
  await page.getByRole('tab', { name }).click();
};

/** A table of text as a file to hand over. */
export const csvFile = (name: string, lines: readonly string[]): DroppedFile => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
});
