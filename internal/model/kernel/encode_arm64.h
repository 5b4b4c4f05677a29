// Vector instructions that Go's assembler does not name. Registers are given
// by number, the destination last; all act on four 32-bit lanes if not said
// otherwise.

#define FADD(m, n, d)      WORD $(0x4e20d400 | (m)<<16 | (n)<<5 | (d)) // d = n + m
#define FSUB(m, n, d)      WORD $(0x4ea0d400 | (m)<<16 | (n)<<5 | (d)) // d = n - m
#define FMUL(m, n, d)      WORD $(0x6e20dc00 | (m)<<16 | (n)<<5 | (d)) // d = n * m
#define FDIV(m, n, d)      WORD $(0x6e20fc00 | (m)<<16 | (n)<<5 | (d)) // d = n / m
#define FMAX(m, n, d)      WORD $(0x4e20f400 | (m)<<16 | (n)<<5 | (d)) // NaN passes
#define FMIN(m, n, d)      WORD $(0x4ea0f400 | (m)<<16 | (n)<<5 | (d)) // NaN passes
#define FMAXNM(m, n, d)    WORD $(0x4e20c400 | (m)<<16 | (n)<<5 | (d)) // NaN gives way
#define FMINNM(m, n, d)    WORD $(0x4ea0c400 | (m)<<16 | (n)<<5 | (d)) // NaN gives way
#define FMAXNMV(n, d)      WORD $(0x6e30c800 | (n)<<5 | (d))           // over the lanes of n
#define FMINNMV(n, d)      WORD $(0x6eb0c800 | (n)<<5 | (d))           // over the lanes of n
#define FCMGE(m, n, d)     WORD $(0x6e20e400 | (m)<<16 | (n)<<5 | (d)) // d = n >= m, all bits
#define FMLA(m, n, d)      WORD $(0x4e20cc00 | (m)<<16 | (n)<<5 | (d)) // d += n * m
#define FMLAE(m, i, n, d)  WORD $(0x4f801000 | ((i)&1)<<21 | (m)<<16 | ((i)>>1)<<11 | (n)<<5 | (d)) // d += n * m[i]
#define FMLSE(m, i, n, d)  WORD $(0x4f805000 | ((i)&1)<<21 | (m)<<16 | ((i)>>1)<<11 | (n)<<5 | (d)) // d -= n * m[i]
#define FMULE(m, i, n, d)  WORD $(0x4f809000 | ((i)&1)<<21 | (m)<<16 | ((i)>>1)<<11 | (n)<<5 | (d)) // d = n * m[i]
#define FCVTNS(n, d)       WORD $(0x4e21a800 | (n)<<5 | (d))           // to integers, to nearest, ties to even
#define SCVTF(n, d)        WORD $(0x4e21d800 | (n)<<5 | (d))           // from integers
#define MLS(m, n, d)       WORD $(0x6ea09400 | (m)<<16 | (n)<<5 | (d)) // d -= n * m, integers
#define ADDP(m, n, d)      WORD $(0x4ea0bc00 | (m)<<16 | (n)<<5 | (d)) // sums of pairs: of n, then of m
#define SADALP(n, d)       WORD $(0x4e606800 | (n)<<5 | (d))           // d += sums of pairs of eight words of n
#define SMULL(m, n, d)     WORD $(0x0e20c000 | (m)<<16 | (n)<<5 | (d)) // eight words from the lower bytes
#define SMULL2(m, n, d)    WORD $(0x4e20c000 | (m)<<16 | (n)<<5 | (d)) // eight words from the upper bytes
#define SDOTE(m, i, n, d)  WORD $(0x4f80e000 | ((i)&1)<<21 | (m)<<16 | ((i)>>1)<<11 | (n)<<5 | (d)) // d += products of four bytes of n and of m[i]
#define SQXTUN4(n, d)      WORD $(0x2e612800 | (n)<<5 | (d))           // four signed words, saturated to unsigned, to the lower half
#define SQXTUN4U(n, d)     WORD $(0x6e612800 | (n)<<5 | (d))           // ... to the upper half
#define SQXTN8(n, d)       WORD $(0x0e214800 | (n)<<5 | (d))           // eight bytes, saturated, to the lower half
#define SQXTN8U(n, d)      WORD $(0x4e214800 | (n)<<5 | (d))           // ... to the upper half
#define DUP(n, i, d)       WORD $(0x4e040400 | (i)<<19 | (n)<<5 | (d)) // d = n[i] in all lanes
#define COPY(n, d)         WORD $(0x4ea01c00 | (n)<<16 | (n)<<5 | (d)) // d = n
