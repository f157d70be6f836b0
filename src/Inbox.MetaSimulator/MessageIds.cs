using System.Buffers.Text;
using System.Security.Cryptography;

namespace Inbox.MetaSimulator;

/// <summary>Ids as long and as opaque as Meta's (meta-platform 0.3); never seeded, since the product keeps them for good.</summary>
internal static class MessageIds
{
    public static string New(SimulatedPlatform platform) => platform == SimulatedPlatform.Messenger
        ? "m_" + RandomText(85)
        : "aWdfZAG1faXRlbT" + RandomText(150);

    private static string RandomText(int length) =>
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(length))[..length];
}
