import { createRoot } from "react-dom/client";
import { followTheme } from "../src/store/theme";
import { Gallery } from "./Gallery";
import "../src/ui/theme.css";

followTheme();
createRoot(document.getElementById("root")!).render(<Gallery />);
