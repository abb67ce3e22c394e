/** SVG elements and attributes that are kept: shapes, text, paint, filters and animation. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const elements = words(`
  svg g defs symbol use switch a title desc image path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker view style
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
  feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence
  animate animateMotion animateTransform set mpath
`)

/** Elements that are removed without a problem, since no one sees them. */
export const ignoredElements = words('metadata')

export const attributes = words(`
  accumulate additive alignment-baseline amplitude attributeName attributeType azimuth baseline-shift baseFrequency baseProfile begin bias
  by calcMode class clip clip-path clipPathUnits clip-rule color color-interpolation color-interpolation-filters color-rendering cx cy d
  diffuseConstant direction display divisor dominant-baseline dur dx dy edgeMode elevation enable-background end exponent fill fill-opacity
  fill-rule filter filterRes filterUnits flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style
  font-variant font-weight fr from fx fy glyph-orientation-horizontal glyph-orientation-vertical gradientTransform gradientUnits height id
  image-rendering in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes kerning lang lengthAdjust
  letter-spacing lighting-color limitingConeAngle marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask
  maskContentUnits mask-type maskUnits max method min mode numOctaves offset opacity operator order orient origin overflow paint-order path
  pathLength patternContentUnits patternTransform patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha
  preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur requiredExtensions requiredFeatures restart result role rotate
  rx ry scale seed shape-rendering side slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles
  stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
  stroke-width style surfaceScale systemLanguage tabindex tableValues targetX targetY text-anchor text-decoration text-rendering textLength
  to transform transform-origin type unicode-bidi values vector-effect version viewBox visibility width word-spacing writing-mode x x1 x2
  xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
  aria-label aria-labelledby aria-describedby aria-hidden
`)
