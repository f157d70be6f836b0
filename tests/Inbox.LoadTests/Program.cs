Console.WriteLine("The data generator and the benchmarks.");
