using System.Security.Cryptography;
using System.Xml.Linq;
using CsCheck;
using Inbox.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Data;

public sealed class KeyRingTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(KeyRingCipher.KeyLength);
    private static readonly byte[] OtherKey = RandomNumberGenerator.GetBytes(KeyRingCipher.KeyLength);

    [Fact]
    public void What_was_wrapped_is_unwrapped() => Gen.Byte.Array[0, 500].Sample(
        plaintext => KeyRingCipher.Decrypt([Key], KeyRingCipher.Encrypt(Key, plaintext)).SequenceEqual(plaintext));

    [Fact]
    public void The_same_key_is_never_wrapped_the_same_way_twice() =>
        Assert.NotEqual(KeyRingCipher.Encrypt(Key, [1, 2, 3]), KeyRingCipher.Encrypt(Key, [1, 2, 3]));

    [Fact]
    public void A_changed_byte_anywhere_opens_nothing() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 1000], Gen.Int[0, 7]).Sample((plaintext, place, bit) =>
        {
            var wrapped = KeyRingCipher.Encrypt(Key, plaintext);
            wrapped[place % wrapped.Length] ^= (byte)(1 << bit);
            Assert.Throws<CryptographicException>(() => KeyRingCipher.Decrypt([Key], wrapped));
        });

    [Fact]
    public void Text_that_was_never_wrapped_opens_nothing() => Gen.Byte.Array[0, 60].Sample(
        bytes => Assert.Throws<CryptographicException>(() => KeyRingCipher.Decrypt([Key], bytes)));

    [Fact]
    public void A_previous_key_still_opens_what_it_wrapped()
    {
        var element = new XElement("key", new XElement("secret", "for sessions"));
        var wrapped = new KeyRingEncryptor(Options(Key)).Encrypt(element).EncryptedElement;

        Assert.Equal(element.ToString(), Decryptor(Options(OtherKey, Key)).Decrypt(wrapped).ToString());
        var refusal = Assert.Throws<CryptographicException>(() => Decryptor(Options(OtherKey)).Decrypt(wrapped));
        Assert.Contains("DataProtection:Key", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrapped_key_shows_nothing_of_what_it_holds()
    {
        var wrapped = new KeyRingEncryptor(Options(Key)).Encrypt(new XElement("key", "for sessions"));

        Assert.DoesNotContain("for sessions", wrapped.EncryptedElement.ToString(), StringComparison.Ordinal);
        Assert.Equal(typeof(KeyRingDecryptor), wrapped.DecryptorType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("too short")]
    [InlineData("bm90IHRoaXJ0eS10d28gYnl0ZXM=")]
    [InlineData("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQQ==")]
    public void A_missing_or_wrong_key_is_refused_with_how_to_make_one(string? key)
    {
        var result = new KeyRingOptionsCheck().Validate(null, new KeyRingOptions { Key = key });

        Assert.True(result.Failed);
        Assert.Contains("openssl rand -base64 32", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_previous_key_is_refused() => Assert.True(
        new KeyRingOptionsCheck().Validate(null, new KeyRingOptions { Key = Convert.ToBase64String(Key), PreviousKeys = ["x"] }).Failed);

    [Fact]
    public void Thirty_two_bytes_are_a_key() =>
        Assert.True(new KeyRingOptionsCheck().Validate(null, Options(Key, OtherKey)).Succeeded);

    private static KeyRingOptions Options(byte[] key, params byte[][] previous) =>
        new() { Key = Convert.ToBase64String(key), PreviousKeys = [.. previous.Select(Convert.ToBase64String)] };

    private static KeyRingDecryptor Decryptor(KeyRingOptions options) =>
        new(new ServiceCollection().AddSingleton(Microsoft.Extensions.Options.Options.Create(options)).BuildServiceProvider());
}
