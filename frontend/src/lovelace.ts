// The part of Home Assistant's dashboard configurations that ours is made of.

export interface CardConfig {
  readonly type: string;
  readonly [option: string]: unknown;
}

export interface SectionConfig {
  readonly type: "grid";
  readonly cards: readonly CardConfig[];
  readonly column_span?: number;
  readonly row_span?: number;
}

/** A view that fills its columns with sections. */
export interface SectionsViewConfig {
  readonly type: "sections";
  readonly max_columns: number;
  readonly dense_section_placement: boolean;
  readonly sections: readonly SectionConfig[];
}

/** A view of a single card. */
export interface PanelViewConfig {
  readonly type: "panel";
  readonly cards: readonly CardConfig[];
}

export type ViewConfig = SectionsViewConfig | PanelViewConfig;

/** A view that a strategy makes when it is opened. */
export interface StrategyViewConfig {
  readonly title: string;
  readonly path: string;
  readonly strategy: { readonly type: string; readonly device_id?: string };
}

export interface DashboardConfig {
  readonly views: readonly (ViewConfig | StrategyViewConfig)[];
}

/** What is proposed for a card when somebody looks for one of an entity. */
export interface CardSuggestion {
  readonly config: CardConfig;
}

/** A field of a form that Home Assistant draws. */
export interface FormField {
  readonly name: string;
  readonly selector: Readonly<Record<string, unknown>>;
}

/** A card's visual editor, drawn by Home Assistant. */
export interface ConfigForm {
  readonly schema: readonly FormField[];
  readonly computeLabel: (field: FormField) => string | undefined;
  readonly computeHelper: (field: FormField) => string | undefined;
  /** Throw when the form cannot show this configuration, so that it is shown as YAML. */
  readonly assertConfig: (config: CardConfig) => void;
}
