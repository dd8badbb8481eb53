// What the server is given of this house.
#pragma once

#include "house.hpp"
#include "http/serving.hpp"

// The house outlives what is made of it.
Serving serving_of(House&);
