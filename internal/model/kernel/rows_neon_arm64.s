#include "textflag.h"
#include "encode_arm64.h"

// Functions over rows, sixteen elements at a time in four registers. All
// lengths are multiples of sixteen.

// Each of these does to four successive registers what its model does to one.
#define FADD4(m, n, d)  FADD((m), (n), (d)); FADD((m)+1, (n)+1, (d)+1); FADD((m)+2, (n)+2, (d)+2); FADD((m)+3, (n)+3, (d)+3)
#define FSUB4(m, n, d)  FSUB((m), (n), (d)); FSUB((m)+1, (n)+1, (d)+1); FSUB((m)+2, (n)+2, (d)+2); FSUB((m)+3, (n)+3, (d)+3)
#define FMUL4(m, n, d)  FMUL((m), (n), (d)); FMUL((m)+1, (n)+1, (d)+1); FMUL((m)+2, (n)+2, (d)+2); FMUL((m)+3, (n)+3, (d)+3)
#define FDIV4(m, n, d)  FDIV((m), (n), (d)); FDIV((m)+1, (n)+1, (d)+1); FDIV((m)+2, (n)+2, (d)+2); FDIV((m)+3, (n)+3, (d)+3)
#define FMLA4(m, n, d)  FMLA((m), (n), (d)); FMLA((m)+1, (n)+1, (d)+1); FMLA((m)+2, (n)+2, (d)+2); FMLA((m)+3, (n)+3, (d)+3)
#define FCMGE4(m, n, d) FCMGE((m), (n), (d)); FCMGE((m)+1, (n)+1, (d)+1); FCMGE((m)+2, (n)+2, (d)+2); FCMGE((m)+3, (n)+3, (d)+3)
#define FMINNM4(m, n, d) FMINNM((m), (n), (d)); FMINNM((m)+1, (n)+1, (d)+1); FMINNM((m)+2, (n)+2, (d)+2); FMINNM((m)+3, (n)+3, (d)+3)
#define FMAXNM4(m, n, d) FMAXNM((m), (n), (d)); FMAXNM((m)+1, (n)+1, (d)+1); FMAXNM((m)+2, (n)+2, (d)+2); FMAXNM((m)+3, (n)+3, (d)+3)
#define DUP4(n, i, d)   DUP(n, i, (d)); DUP(n, i, (d)+1); DUP(n, i, (d)+2); DUP(n, i, (d)+3)

// ... and these with one register m for all four.
#define FADD41(m, n, d)    FADD(m, (n), (d)); FADD(m, (n)+1, (d)+1); FADD(m, (n)+2, (d)+2); FADD(m, (n)+3, (d)+3)
#define FSUB41(m, n, d)    FSUB(m, (n), (d)); FSUB(m, (n)+1, (d)+1); FSUB(m, (n)+2, (d)+2); FSUB(m, (n)+3, (d)+3)
#define FMUL41(m, n, d)    FMUL(m, (n), (d)); FMUL(m, (n)+1, (d)+1); FMUL(m, (n)+2, (d)+2); FMUL(m, (n)+3, (d)+3)
#define FMAX41(m, n, d)    FMAX(m, (n), (d)); FMAX(m, (n)+1, (d)+1); FMAX(m, (n)+2, (d)+2); FMAX(m, (n)+3, (d)+3)
#define FMIN41(m, n, d)    FMIN(m, (n), (d)); FMIN(m, (n)+1, (d)+1); FMIN(m, (n)+2, (d)+2); FMIN(m, (n)+3, (d)+3)
#define FMAXNM41(m, n, d)  FMAXNM(m, (n), (d)); FMAXNM(m, (n)+1, (d)+1); FMAXNM(m, (n)+2, (d)+2); FMAXNM(m, (n)+3, (d)+3)
#define FMINNM41(m, n, d)  FMINNM(m, (n), (d)); FMINNM(m, (n)+1, (d)+1); FMINNM(m, (n)+2, (d)+2); FMINNM(m, (n)+3, (d)+3)
#define FMLAE4(m, i, n, d) FMLAE(m, i, (n), (d)); FMLAE(m, i, (n)+1, (d)+1); FMLAE(m, i, (n)+2, (d)+2); FMLAE(m, i, (n)+3, (d)+3)
#define FMLSE4(m, i, n, d) FMLSE(m, i, (n), (d)); FMLSE(m, i, (n)+1, (d)+1); FMLSE(m, i, (n)+2, (d)+2); FMLSE(m, i, (n)+3, (d)+3)

// One step of a polynomial in u: from p to d, the next coefficient being n[i].
#define STEP(n, i, u, p, d) DUP4(n, i, d); FMLA4(u, p, d)

// func boundsNEON(x []float32) (low, high float32)
TEXT ·boundsNEON(SB), NOSPLIT, $0-32
	MOVD x_base+0(FP), R0
	MOVD x_len+8(FP), R1
	MOVW $0x7f800000, R2 // +Inf
	VDUP R2, V0.S4
	COPY(0, 1)
	COPY(0, 2)
	COPY(0, 3)
	MOVW $0xff800000, R2 // -Inf
	VDUP R2, V4.S4
	COPY(4, 5)
	COPY(4, 6)
	COPY(4, 7)
	LSR  $4, R1
	CBZ  R1, done

loop:
	VLD1.P 64(R0), [V8.S4, V9.S4, V10.S4, V11.S4]
	FMINNM4(8, 0, 0)
	FMAXNM4(8, 4, 4)
	SUB  $1, R1
	CBNZ R1, loop

done:
	FMINNM(1, 0, 0)
	FMINNM(3, 2, 2)
	FMINNM(2, 0, 0)
	FMINNMV(0, 0)
	FMAXNM(5, 4, 4)
	FMAXNM(7, 6, 6)
	FMAXNM(6, 4, 4)
	FMAXNMV(4, 4)
	FMOVS F0, low+24(FP)
	FMOVS F4, high+28(FP)
	RET

// func quantiseNEON(dst []byte, x []float32, inverse float32, zero int32)
TEXT ·quantiseNEON(SB), NOSPLIT, $0-56
	MOVD dst_base+0(FP), R0
	MOVD x_base+24(FP), R1
	MOVD x_len+32(FP), R2
	MOVWU inverse+48(FP), R3
	VDUP R3, V16.S4
	MOVW zero+52(FP), R3
	VDUP R3, V17.S4
	MOVW $0xc2fe0000, R3 // -127
	VDUP R3, V18.S4
	MOVW $0x42fe0000, R3 // 127
	VDUP R3, V19.S4
	LSR  $4, R2
	CBZ  R2, done

loop:
	VLD1.P 64(R1), [V0.S4, V1.S4, V2.S4, V3.S4]
	FMUL41(16, 0, 0)
	FMAXNM41(18, 0, 0)
	FMINNM41(19, 0, 0)
	FCVTNS(0, 0)
	FCVTNS(1, 1)
	FCVTNS(2, 2)
	FCVTNS(3, 3)
	VADD V17.S4, V0.S4, V0.S4
	VADD V17.S4, V1.S4, V1.S4
	VADD V17.S4, V2.S4, V2.S4
	VADD V17.S4, V3.S4, V3.S4
	SQXTUN4(0, 4) // not below 0
	SQXTUN4U(1, 4)
	SQXTUN4(2, 5)
	SQXTUN4U(3, 5)
	SQXTN8(4, 6)  // not above 127
	SQXTN8U(5, 6)
	VST1.P [V6.B16], 16(R0)
	SUB  $1, R2
	CBNZ R2, loop

done:
	RET

// func geluNEON(x []float32)
TEXT ·geluNEON(SB), NOSPLIT, $0-24
	MOVD x_base+0(FP), R0
	MOVD x_len+8(FP), R1
	MOVD $·geluTable(SB), R2
	VLD1 (R2), [V24.S4, V25.S4, V26.S4, V27.S4]
	DUP(24, 0, 28) // -limit
	DUP(24, 1, 29) // limit
	DUP(24, 2, 30) // ½
	LSR  $4, R1
	CBZ  R1, done

loop:
	VLD1 (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	FMAX41(28, 0, 0) // x, limited from below
	FMIN41(29, 0, 4) // t
	FMUL4(4, 4, 8)   // u
	DUP4(24, 3, 12)
	STEP(25, 0, 8, 12, 16)
	STEP(25, 1, 8, 16, 12)
	STEP(25, 2, 8, 12, 16)
	STEP(25, 3, 8, 16, 12)
	STEP(26, 0, 8, 12, 16)
	STEP(26, 1, 8, 16, 12)
	DUP4(26, 2, 16)
	STEP(26, 3, 8, 16, 20)
	STEP(27, 0, 8, 20, 16)
	STEP(27, 1, 8, 16, 20)
	STEP(27, 2, 8, 20, 16)
	FMUL4(4, 12, 12)
	FDIV4(16, 12, 12)
	FADD41(30, 12, 12)
	FMUL4(12, 0, 0)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	SUB  $1, R1
	CBNZ R1, loop

done:
	RET

// func expSumNEON(x []float32, shift float32, sum *[lanes]float32)
TEXT ·expSumNEON(SB), NOSPLIT, $0-40
	MOVD x_base+0(FP), R0
	MOVD x_len+8(FP), R1
	MOVWU shift+24(FP), R2
	VDUP R2, V27.S4
	MOVD sum+32(FP), R3
	VLD1 (R3), [V28.S4, V29.S4, V30.S4, V31.S4]
	MOVD $·expTable(SB), R2
	VLD1 (R2), [V24.S4, V25.S4, V26.S4]
	LSR  $4, R1
	CBZ  R1, done

loop:
	VLD1 (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	FSUB41(27, 0, 0)     // r, in the making
	DUP4(24, 0, 4)
	FCMGE4(4, 0, 4)      // not below the lowest
	DUP4(24, 2, 8)
	DUP4(24, 2, 12)
	FMLAE4(24, 1, 0, 8)  // t
	FSUB4(12, 8, 12)     // n
	FMLSE4(24, 3, 12, 0) // the high part of ln 2
	FMLSE4(25, 0, 12, 0) // the low part
	DUP4(25, 1, 16)
	STEP(25, 2, 0, 16, 20)
	STEP(25, 3, 0, 20, 16)
	STEP(26, 0, 0, 16, 20)
	STEP(26, 1, 0, 20, 16)
	STEP(26, 1, 0, 16, 20)
	VSHL $23, V8.S4, V8.S4
	VSHL $23, V9.S4, V9.S4
	VSHL $23, V10.S4, V10.S4
	VSHL $23, V11.S4, V11.S4
	VADD V8.S4, V20.S4, V20.S4
	VADD V9.S4, V21.S4, V21.S4
	VADD V10.S4, V22.S4, V22.S4
	VADD V11.S4, V23.S4, V23.S4
	VAND V4.B16, V20.B16, V20.B16
	VAND V5.B16, V21.B16, V21.B16
	VAND V6.B16, V22.B16, V22.B16
	VAND V7.B16, V23.B16, V23.B16
	VST1.P [V20.S4, V21.S4, V22.S4, V23.S4], 64(R0)
	FADD4(20, 28, 28)
	SUB  $1, R1
	CBNZ R1, loop

done:
	VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R3)
	RET

// func addSumNEON(dst, a, b []float32, sum *[lanes]float32)
TEXT ·addSumNEON(SB), NOSPLIT, $0-80
	MOVD dst_base+0(FP), R0
	MOVD dst_len+8(FP), R1
	MOVD a_base+24(FP), R2
	MOVD b_base+48(FP), R3
	MOVD sum+72(FP), R4
	VLD1 (R4), [V28.S4, V29.S4, V30.S4, V31.S4]
	LSR  $4, R1
	CBZ  R1, done

loop:
	VLD1.P 64(R2), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1.P 64(R3), [V4.S4, V5.S4, V6.S4, V7.S4]
	FADD4(4, 0, 0)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	FADD4(0, 28, 28)
	SUB  $1, R1
	CBNZ R1, loop

done:
	VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R4)
	RET

// func squareSumNEON(x []float32, mean float32, sum *[lanes]float32)
TEXT ·squareSumNEON(SB), NOSPLIT, $0-40
	MOVD x_base+0(FP), R0
	MOVD x_len+8(FP), R1
	MOVWU mean+24(FP), R2
	VDUP R2, V16.S4
	MOVD sum+32(FP), R4
	VLD1 (R4), [V28.S4, V29.S4, V30.S4, V31.S4]
	LSR  $4, R1
	CBZ  R1, done

loop:
	VLD1.P 64(R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	FSUB41(16, 0, 0)
	FMLA4(0, 0, 28)
	SUB  $1, R1
	CBNZ R1, loop

done:
	VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R4)
	RET

// func normaliseNEON(x []float32, mean, inverse float32, gain, bias []float32)
TEXT ·normaliseNEON(SB), NOSPLIT, $0-80
	MOVD x_base+0(FP), R0
	MOVD x_len+8(FP), R1
	MOVWU mean+24(FP), R2
	VDUP R2, V16.S4
	MOVWU inverse+28(FP), R2
	VDUP R2, V17.S4
	MOVD gain_base+32(FP), R2
	MOVD bias_base+56(FP), R3
	LSR  $4, R1
	CBZ  R1, done

loop:
	VLD1 (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1.P 64(R2), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R3), [V8.S4, V9.S4, V10.S4, V11.S4]
	FSUB41(16, 0, 0)
	FMUL41(17, 0, 0)
	FMLA4(4, 0, 8)
	VST1.P [V8.S4, V9.S4, V10.S4, V11.S4], 64(R0)
	SUB  $1, R1
	CBNZ R1, loop

done:
	RET
