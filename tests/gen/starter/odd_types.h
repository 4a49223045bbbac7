/* Types that only this header knows. */
#include <stdbool.h>
struct odd_pair {
    const int a;
    int b;
};
typedef struct odd_pair odd_pair_type;
typedef unsigned odd_number;
typedef struct odd_pair *odd_handle;
enum odd_colour { ODD_RED = 3 };
