import { weightsName } from "../engine/heads/files";
import { LeftTwin } from "../engine/heads/leftTwin";
import type { HeadName, HeadVariant } from "../engine/heads/request";
import { TunedModel } from "../engine/heads/tunedModel";
import type { Bert } from "../engine/model/bert";
import { parseSafetensors } from "../engine/model/safetensors";
import { WeightsFile } from "../engine/model/weights";
import { open, readText } from "./download";
import type { HeadProgress, ModelAddress } from "./protocol";

/** The twin's folder beside those of the heads. */
const LEFT = "left";

/** The trained heads of the shipped model, and its left-to-right twin: each fetched when it is first asked for. */
export class HeadLibrary {
  private readonly loading = new Map<string, Promise<unknown>>();

  constructor(
    private readonly base: Bert,
    private readonly address: ModelAddress,
    private readonly onProgress: (progress: HeadProgress) => void,
  ) {}

  /** @throws (rejects) with a sentence if its files do not arrive or are damaged; asking again tries again. */
  get(name: HeadName, variant: HeadVariant): Promise<TunedModel> {
    return this.once(`${name}/${variant}`, async () => {
      const [config, scores, weights] = await Promise.all([
        readText(...this.file(name, "config.json")),
        readText(...this.file(name, "scores.json")),
        this.fetchWeights(name, weightsName(variant)),
      ]);
      return TunedModel.ofFiles(this.base, name, variant, { config, scores, weights });
    });
  }

  /** The twin that reads from left to right. @throws (rejects) as `get`. */
  left(): Promise<LeftTwin> {
    return this.once(LEFT, async () => {
      const weights = await this.fetchWeights(LEFT, weightsName("full"));
      return new LeftTwin(this.base, new WeightsFile(parseSafetensors(weights).values()));
    });
  }

  private once<Loaded>(key: string, fetch: () => Promise<Loaded>): Promise<Loaded> {
    const known = this.loading.get(key) as Promise<Loaded> | undefined;
    if (known) return known;
    const loading = fetch().finally(() => this.onProgress(null));
    this.loading.set(key, loading);
    loading.catch(() => this.loading.delete(key));
    return loading;
  }

  private file(name: string, file: string): [url: string, checksum: number | undefined] {
    const { folder, headsQuery, checksums } = this.address;
    const path = `heads/${name}/${file}`;
    return [`${folder}${path}${headsQuery}`, checksums?.[path]];
  }

  private async fetchWeights(name: string, weights: string): Promise<ArrayBuffer> {
    const file = await open(...this.file(name, weights));
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    this.onProgress({ name, loaded: 0, total: file.total });
    await file.read((chunk, loaded) => {
      chunks.push(chunk as Uint8Array<ArrayBuffer>);
      this.onProgress({ name, loaded, total: file.total });
    });
    return new Blob(chunks).arrayBuffer();
  }
}
