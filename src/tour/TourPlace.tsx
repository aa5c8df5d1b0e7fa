import { lazy, type ReactNode, Suspense } from "react";
import { useStore } from "../store/store";

const Tour = lazy(() => import("./Tour").then(({ Tour: tour }) => ({ default: tour })));

/** The tour while it is on, else what is there otherwise. Its code is fetched when someone takes it. */
export function TourPlace({ children }: { children: ReactNode }): ReactNode {
  const touring = useStore((state) => state.tour !== null);
  return touring ? <Suspense fallback={children}>{<Tour />}</Suspense> : children;
}
