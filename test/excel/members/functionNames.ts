/** The worksheet functions that can be called from code and that the formula engine knows, by their names on the wire. */
export const FUNCTION_NAMES: readonly string[] = (
  "Abs AccrInt AccrIntM Acos Acosh Acot Acoth And Arabic Areas Asc Asin Asinh Atan Atan2 Atanh AveDev Average " +
  "AverageA AverageIf AverageIfs BahtText Base BesselI BesselJ BesselK BesselY Beta_Dist Beta_Inv Bin2Dec " +
  "Bin2Hex Bin2Oct Binom_Dist Binom_Dist_Range Binom_Inv Bitand Bitlshift Bitor Bitrshift Bitxor Ceiling_Math " +
  "Ceiling_Precise Char ChiSq_Dist ChiSq_Dist_RT ChiSq_Inv ChiSq_Inv_RT Choose Clean Code Columns Combin " +
  "Combina Complex Concatenate Confidence_Norm Confidence_T Cos Cosh Cot Coth Count CountA CountBlank CountIf " +
  "CountIfs CoupDayBs CoupDays CoupDaysNc CoupNcd CoupNum CoupPcd Csc Csch CumIPmt CumPrinc DAverage DCount " +
  "DCountA DGet DMax DMin DProduct DStDev DStDevP DSum DVar DVarP Datevalue Day Days Days360 Db Dbcs Ddb " +
  "Dec2Bin Dec2Hex Dec2Oct Decimal Degrees Delta DevSq Disc Dollar DollarDe DollarFr Duration EDate Effect " +
  "EoMonth Erf ErfC ErfC_Precise Erf_Precise Error_Type Even Exact Exp Expon_Dist FVSchedule F_Dist F_Dist_RT " +
  "F_Inv F_Inv_RT Fact FactDouble False Find FindB Fisher FisherInv Fixed Floor_Math Floor_Precise Fv Gamma " +
  "GammaLn GammaLn_Precise Gamma_Dist Gamma_Inv Gauss Gcd GeStep GeoMean HLookup HarMean Hex2Bin Hex2Dec " +
  "Hex2Oct Hour HypGeom_Dist Hyperlink ISO_Ceiling If ImAbs ImArgument ImConjugate ImCos ImCosh ImCot ImCsc " +
  "ImCsch ImDiv ImExp ImLn ImLog10 ImLog2 ImPower ImProduct ImReal ImSec ImSech ImSin ImSinh ImSqrt ImSub ImSum " +
  "ImTan Imaginary Int IntRate Ipmt Irr IsErr IsError IsEven IsFormula IsLogical IsNA IsNonText IsNumber IsOdd " +
  "IsText IsoWeekNum Ispmt Isref Kurt Large Lcm Left Leftb Len Lenb Ln Log Log10 LogNorm_Dist LogNorm_Inv " +
  "Lookup Lower MDuration MIrr MRound Match Max MaxA Median Mid Midb Min MinA Minute Mod Month MultiNomial N " +
  "NPer Na NegBinom_Dist NetworkDays NetworkDays_Intl Nominal Norm_Dist Norm_Inv Norm_S_Dist Norm_S_Inv Not Now " +
  "Npv NumberValue Oct2Bin Oct2Dec Oct2Hex Odd Or PDuration PercentRank_Exc PercentRank_Inc Percentile_Exc " +
  "Percentile_Inc Permut Phi Pi Pmt Poisson_Dist Power Ppmt Price PriceDisc PriceMat Product Proper Pv " +
  "Quartile_Exc Quartile_Inc Quotient Radians Rand RandBetween Rank_Avg Rank_Eq Rate Received Replace ReplaceB " +
  "Rept Right Rightb Roman Round RoundDown RoundUp Rows Rri Sec Sech Second SeriesSum Sheet Sheets Sign Sin " +
  "Sinh Skew Skew_p Sln Small Sqrt SqrtPi StDev_P StDev_S Standardize Substitute Subtotal Sum SumIf SumIfs " +
  "SumSq Syd T TBillEq TBillPrice TBillYield T_Dist T_Dist_2T T_Dist_RT T_Inv T_Inv_2T Tan Tanh Text Time " +
  "Timevalue Today Trim TrimMean True Trunc Type Unichar Unicode Upper VLookup Value Var_P Var_S Vdb WeekNum " +
  "Weekday Weibull_Dist WorkDay WorkDay_Intl Xirr Xnpv Xor Year YearFrac Yield YieldDisc YieldMat Z_Test"
).split(" ");

/** How formulas spell it: VLookup is VLOOKUP, Norm_Dist is NORM.DIST. */
export function formulaName(wireName: string): string {
  return wireName.replace(/_/g, ".").toUpperCase();
}
