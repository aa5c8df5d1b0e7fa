/** The part of puppeteer-core that is used here: it is installed in this folder only, by `npm run browsers`. */
declare module "puppeteer-core" {
  interface PuppeteerPage {
    goto(url: string): Promise<unknown>;
    evaluate(script: string): Promise<unknown>;
    screenshot(options: { path: `${string}.png` }): Promise<unknown>;
    on(event: "pageerror", listener: (error: Error) => void): void;
  }
  interface PuppeteerBrowser {
    newPage(): Promise<PuppeteerPage>;
    version(): Promise<string>;
    close(): Promise<void>;
  }
  const puppeteer: {
    launch(options: {
      browser: "firefox";
      executablePath: string;
      headless: boolean;
    }): Promise<PuppeteerBrowser>;
  };
  // biome-ignore lint/style/noDefaultExport: so it is in the package
  export default puppeteer;
}
