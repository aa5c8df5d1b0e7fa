import type { FeatureBundle } from "framer-motion";

/** What moves the elements of a scene, as `LazyMotion` takes it: a file of its own, which comes beside the first scene. */
export const motionFeatures = (): Promise<FeatureBundle> =>
  import("./domAnimation").then(({ domAnimation }) => domAnimation);
