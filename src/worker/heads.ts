import { weightsName } from "../engine/heads/files";
import type { HeadName, HeadVariant } from "../engine/heads/request";
import { TunedModel } from "../engine/heads/tunedModel";
import type { Bert } from "../engine/model/bert";
import { open, readText } from "./download";
import type { HeadProgress, ModelAddress } from "./protocol";

/** The trained heads of the shipped model, each fetched when it is first asked for. */
export class HeadLibrary {
  private readonly loading = new Map<string, Promise<TunedModel>>();

  constructor(
    private readonly base: Bert,
    private readonly address: ModelAddress,
    private readonly onProgress: (progress: HeadProgress) => void,
  ) {}

  /** @throws (rejects) with a sentence if its files do not arrive or are damaged; asking again tries again. */
  get(name: HeadName, variant: HeadVariant): Promise<TunedModel> {
    const key = `${name}/${variant}`;
    let head = this.loading.get(key);
    if (!head) {
      head = this.fetch(name, variant).finally(() => this.onProgress(null));
      this.loading.set(key, head);
      head.catch(() => this.loading.delete(key));
    }
    return head;
  }

  private async fetch(name: HeadName, variant: HeadVariant): Promise<TunedModel> {
    const { folder, headsQuery, checksums } = this.address;
    const file = (own: string): [url: string, checksum: number | undefined] => {
      const path = `heads/${name}/${own}`;
      return [`${folder}${path}${headsQuery}`, checksums?.[path]];
    };
    const [config, scores, weights] = await Promise.all([
      readText(...file("config.json")),
      readText(...file("scores.json")),
      this.fetchWeights(name, ...file(weightsName(variant))),
    ]);
    return TunedModel.ofFiles(this.base, name, variant, { config, scores, weights });
  }

  private async fetchWeights(name: HeadName, url: string, checksum?: number): Promise<ArrayBuffer> {
    const file = await open(url, checksum);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    this.onProgress({ name, loaded: 0, total: file.total });
    await file.read((chunk, loaded) => {
      chunks.push(chunk as Uint8Array<ArrayBuffer>);
      this.onProgress({ name, loaded, total: file.total });
    });
    return new Blob(chunks).arrayBuffer();
  }
}
