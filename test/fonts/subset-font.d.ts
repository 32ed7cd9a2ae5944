declare module 'subset-font' {
  type Options = {
    targetFormat: 'woff2';
    variationAxes: Record<string, { min: number; max: number }>;
    noHinting: boolean;
    keepFeatures?: string[];
  };
  export default function subset(font: Buffer, text: string, options: Options): Promise<Buffer>;
}
