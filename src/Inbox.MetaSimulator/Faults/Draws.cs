using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Inbox.MetaSimulator.Faults;

/// <summary>Chance that does not depend on the order in which threads come: the n-th draw of a key is the same at every run.</summary>
internal sealed class Draws(int seed)
{
    private readonly ConcurrentDictionary<string, int> counts = [];

    /// <summary>A number from 0 up to 1.</summary>
    public double Next(string key)
    {
        var count = counts.AddOrUpdate(key, 1, (_, before) => before + 1);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{key}|{count}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1UL << 53);
    }

    /// <summary>One of the names by its odds, or none.</summary>
    public string? Choose(IReadOnlyDictionary<string, double> odds, string key)
    {
        var drawn = Next(key);
        foreach (var (name, share) in odds.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (drawn < share)
            {
                return name;
            }

            drawn -= share;
        }

        return null;
    }
}
